/// Whose address belongs to which submission: what `private.yaml` says, for mails to presenters.
package struct Submitters: Sendable {
  /// The name of the file, beside the event.
  package static let file = ImportLedger.name

  private let entries: [ImportLedger.Entry]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - text: its content.
  ///   - file: its path, for messages.
  /// - Throws: `ImportFailure` where it is not what `import` writes.
  package init(_ text: String, file: String) throws(ImportFailure) {
    entries = try ImportLedger(text, file: file).entries
  }

  /// The address of who sent a submission, by the file's name; of several answers, the last.
  package func address(ofFile name: String) -> String? {
    entries.last { $0.file == name && $0.address != nil }?.address
  }

  /// The address of who answered for a presenter, as in `AS64500`.
  package func address(of presenter: String) -> String? {
    entries.last { $0.presenter == presenter && $0.address != nil }?.address
  }
}
