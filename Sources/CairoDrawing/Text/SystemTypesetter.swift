import Scene
internal import Synchronization

/// Shapes texts that take fonts of the system, for several typesetters on several threads.
///
/// Such texts are few, and those fonts large: each typesetter that opened them would take 20 MB of each.
///
/// `@unchecked Sendable`: the typesetter is used only while `lock` is held. It hands out values only.
package final class SystemTypesetter: @unchecked Sendable {
  private let lock = Mutex(())
  private let settings: FontSettings
  /// Made when it is first needed.
  private var typesetter: PangoTypesetter?

  /// - Parameter settings: those of the typesetters it works for.
  package init(_ settings: FontSettings) { self.settings = settings }

  func shape(
    _ text: StyledText, maximumWidth: Length?, maximumLines: Int?
  ) throws(TypesettingError) -> ShapedText {
    try lock.withLock { _ throws(TypesettingError) in
      try made().shape(text, maximumWidth: maximumWidth, maximumLines: maximumLines)
    }
  }

  private func made() throws(TypesettingError) -> PangoTypesetter {
    if let typesetter { return typesetter }
    do throws(DrawingError) {
      let made = try PangoTypesetter(settings)
      typesetter = made
      return made
    } catch {
      throw TypesettingError(error.description)
    }
  }
}
