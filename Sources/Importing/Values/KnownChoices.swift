internal import Diagnostics

/// The choices of a question with check boxes, found from all its answers.
package struct KnownChoices: Sendable {
  /// As written, by their folded form.
  private var choices: [String: String] = [:]

  /// Takes as a choice what is alone in a cell, or between two `;`, and is not composed of others.
  package init(cells: [String]) {
    var counts: [String: (text: String, count: Int)] = [:]
    for cell in cells {
      let plain = CellText.plain(cell)
      let pieces = plain.contains(";") ? plain.split(separator: ";").map { $0.trimmed } : [plain]
      for piece in pieces where !piece.isEmpty {
        counts[CellText.folded(piece), default: (piece, 0)].count += 1
      }
    }
    // One person's own words are not a choice of the question.
    for (key, value) in counts where value.count > 1 { choices[key] = value.text }
    for key in choices.keys.sorted() where key.contains(", ") {
      var others = self
      others.choices[key] = nil
      if let parts = others.split(key), parts.count > 1 { choices[key] = nil }
    }
  }

  /// The choices that a text joins by `, ` or `;`; nil where it is not made of choices alone.
  func split(_ text: String) -> [String]? {
    guard !choices.isEmpty else { return nil }
    let pieces = text.utf8.split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
      .map { Substring($0).trimmed }.filter { !$0.isEmpty }
    guard pieces.count <= 64 else { return nil }
    var found: [String] = []
    var index = 0
    while index < pieces.count {
      // The longest choice that begins here.
      var taken: (String, Int)?
      var joined = ""
      for end in index..<min(pieces.count, index + 5) {
        joined += (joined.isEmpty ? "" : ", ") + pieces[end]
        if let choice = choices[CellText.folded(joined)] { taken = (choice, end + 1) }
      }
      guard let taken else { return nil }
      found.append(taken.0)
      index = taken.1
    }
    return found.isEmpty ? nil : found
  }
}
