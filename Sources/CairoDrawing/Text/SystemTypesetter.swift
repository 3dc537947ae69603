import Scene
internal import Synchronization

/// Shapes texts that take fonts of the system, for several typesetters on several threads.
///
/// Such texts are few, and those fonts large: each typesetter that opened them would take 20 MB of each.
package final class SystemTypesetter: Sendable {
  private let settings: FontSettings
  /// Made when it is first needed. It hands out values only.
  private let typesetter = Mutex<PangoTypesetter?>(nil)

  /// - Parameter settings: those of the typesetters it works for.
  package init(_ settings: FontSettings) { self.settings = settings }

  func shape(
    _ text: StyledText, maximumWidth: Length?, maximumLines: Int?
  ) throws(TypesettingError) -> ShapedText {
    try typesetter.withLock { typesetter throws(TypesettingError) in
      let made: PangoTypesetter
      if let known = typesetter {
        made = known
      } else {
        do throws(DrawingError) {
          made = try PangoTypesetter(settings)
        } catch {
          throw TypesettingError(error.description)
        }
        typesetter = made
      }
      return try made.shape(text, maximumWidth: maximumWidth, maximumLines: maximumLines)
    }
  }
}
