/// The path of a value in its document, in the document's own terms, made into text only when needed.
package final class DocumentPath: Sendable {
  private enum Step {
    case key(String)
    case index(Int)
  }

  private let parent: DocumentPath?
  private let step: Step

  /// The place of a key's value.
  package init(_ parent: DocumentPath?, key: String) {
    self.parent = parent
    step = .key(key)
  }

  /// The place of a value in a list, from 0.
  package init(_ parent: DocumentPath?, index: Int) {
    self.parent = parent
    step = .index(index)
  }

  /// `planned[0].when`.
  package var text: String {
    let before = parent?.text ?? ""
    return switch step {
    case .key(let key): before.isEmpty ? key : "\(before).\(key)"
    case .index(let index): "\(before)[\(index)]"
    }
  }
}
