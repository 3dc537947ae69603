package import Files

extension ImportPlan {
  /// Whether there is anything to write.
  package var isEmpty: Bool {
    changes.isEmpty && (try? privateChanges().isEmpty) == true && freshAttachments.isEmpty
  }

  private var freshAttachments: [(path: String, bytes: [UInt8])] {
    attachments.filter { attachment in
      (try? InputFile.read(attachment.path, limit: 100_000_000)) != attachment.bytes
    }
  }

  private func privateChanges() throws -> [(path: String, bytes: [UInt8])] {
    var changes: [(String, [UInt8])] = []
    guard !ledger.entries.isEmpty || ledgerText != nil else { return [] }
    let text = try ledger.text(in: ledgerText)
    if text != ledgerText { changes.append((folder.ledger, Array(text.utf8))) }
    let bytes = base.bytes()
    if bytes != baseBytes { changes.append((folder.base, bytes)) }
    return changes
  }

  /// Writes everything, or nothing.
  ///
  /// - Throws: `FileError`, `ImportFailure`; everything is then as it was.
  package func write() throws {
    guard !isEmpty else { return }
    try OutputFolder.createAll(for: folder.submissions + "x")
    try PrivateFolder(String(folder.imported.dropLast())).create()
    var transaction = FileTransaction(journal: folder.imported + "journal")
    do {
      for change in changes { try transaction.stage(change.path, Array(change.new.utf8)) }
      for attachment in freshAttachments { try transaction.stage(attachment.path, attachment.bytes) }
      for change in try privateChanges() { try transaction.stage(change.path, change.bytes, isPrivate: true) }
      try transaction.commit()
    } catch {
      transaction.discard()
      throw error
    }
  }

  /// Puts back what an earlier run left half done, and keeps other runs out while this one works.
  ///
  /// - Returns: what keeps them out as long as it lives; nil where there is no state yet.
  /// - Throws: `ImportFailure` where another run is at work; `FileError`.
  package static func enter(_ folder: ImportFolder) throws -> WorkFolder? {
    guard InputFile.isFolder(folder.imported) else { return nil }
    guard let lock = try WorkFolder(String(folder.imported.dropLast())) else {
      throw ImportFailure(
        "\(folder.imported): error: another import is at work here", hint: "wait until it is done",
        kind: .unavailable)
    }
    FileTransaction.recover(folder.imported + "journal")
    return lock
  }
}
