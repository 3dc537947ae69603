internal import Dispatch
internal import Presentations

/// Makes PDFs of presentations that presenters upload: by LibreOffice in a sandbox, one at a time.
package final class SlideConversion: Sendable {
  /// Why presentations cannot be converted here.
  package struct Missing: Error, Sendable {
    package let words: String
    package let hint: String
  }

  /// Too many wait for it.
  package struct Busy: Error, Sendable {}

  /// How long one presentation may take, in seconds: a browser waits for it.
  private static let patience = 60.0

  private let converter: PresentationConverter
  private let queue = DispatchQueue(label: "conversion")
  private let room = DispatchSemaphore(value: 4)

  /// - Parameter environment: the variables of this process; LibreOffice and bubblewrap are found by its `PATH`.
  /// - Throws: `Missing` where one of them is missing, or makes no sandbox here.
  package init(environment: [String: String]) throws(Missing) {
    do throws(Sandbox.Missing) {
      // No PDF of a stranger is kept beside the user's own.
      converter = PresentationConverter(
        environment: environment, cache: nil, patience: Self.patience,
        sandbox: try Sandbox(environment: environment))
    } catch { throw Missing(words: error.words, hint: error.hint) }
    guard converter.isThere else {
      throw Missing(words: "LibreOffice is not installed", hint: "install the package libreoffice-impress")
    }
  }

  /// Whether a file has to be converted.
  package static func takes(_ bytes: [UInt8]) -> Bool { Presentation(unread: bytes) != nil }

  /// The PDF of a presentation.
  ///
  /// - Throws: `Busy`, and `DeskError.upload` where LibreOffice makes no PDF of it.
  package func pdf(_ bytes: [UInt8]) async throws -> [UInt8] {
    guard let presentation = Presentation(unread: bytes) else {
      throw DeskError.upload("the slide is no presentation")
    }
    guard room.wait(timeout: .now()) == .success else { throw Busy() }
    let (converter, room) = (converter, room)
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        defer { room.signal() }
        do throws(PresentationError) {
          continuation.resume(returning: try converter.pdf(of: presentation))
        } catch {
          let reason =
            "the slide \(error.words)" + (error.hint == nil ? "" : "; save it as PDF, and upload that")
          continuation.resume(throwing: DeskError.upload(reason))
        }
      }
    }
  }
}
