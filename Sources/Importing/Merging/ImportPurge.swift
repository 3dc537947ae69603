internal import Files

/// Takes submissions out of what `import` remembers of them: `private.yaml`, and what was imported last.
package struct ImportPurge {
  private let folder: ImportFolder
  private var ledger: ImportLedger
  private let ledgerText: String?
  private var base: MergeBase
  private let hasBase: Bool

  /// Reads what is remembered, if anything is.
  ///
  /// - Parameter folder: where submissions are, and what is private about them.
  /// - Throws: `ImportFailure` where it cannot be read as such, `FileError`.
  package init(_ folder: ImportFolder) throws {
    self.folder = folder
    if InputFile.exists(folder.ledger) {
      let text = String(decoding: try InputFile.read(folder.ledger, limit: 64_000_000), as: UTF8.self)
      ledgerText = text
      ledger = try ImportLedger(text, file: folder.ledger)
    } else {
      (ledgerText, ledger) = (nil, ImportLedger())
    }
    hasBase = InputFile.exists(folder.base)
    let known = ledger
    base =
      hasBase
      ? try MergeBase(try InputFile.read(folder.base, limit: 256_000_000), file: folder.base) { file in
        known.entries.first { $0.file == file }?.form
      } : MergeBase()
  }

  /// The names of the submissions that came from an address.
  package func files(address: String) -> [String] {
    ledger.entries.filter { $0.address?.lowercased() == address.lowercased() }.map(\.file)
  }

  /// The addresses that a submission came from, by the file's name.
  package func addresses(file: String) -> [String] {
    ledger.entries.filter { $0.file == file }.compactMap(\.address)
  }

  /// Takes submissions out, by the names of their files.
  ///
  /// - Returns: the files that change, each with how many submissions it had.
  package mutating func remove(_ files: Set<String>) -> [(path: String, count: Int)] {
    let entries = ledger.entries.count { files.contains($0.file) }
    ledger.removeAll { files.contains($0.file) }
    let layers = files.filter(base.has)
    for file in layers {
      for form in base.layers[file]?.keys.map(\.self) ?? [] { base[file, form] = nil }
    }
    return [(folder.ledger, entries), (folder.base, layers.count)].filter { $0.1 > 0 }
  }

  /// Writes what is left.
  ///
  /// - Throws: `FileError`, `ImportFailure`; everything is then as it was.
  package func write() throws {
    guard ledgerText != nil || hasBase else { return }
    let lock = try ImportPlan.enter(folder)
    defer { withExtendedLifetime(lock) {} }
    try PrivateFolder(String(folder.imported.dropLast())).create()
    var transaction = FileTransaction(journal: folder.imported + "journal")
    do {
      if let ledgerText {
        try transaction.stage(folder.ledger, Array(try ledger.text(in: ledgerText).utf8), isPrivate: true)
      }
      if hasBase { try transaction.stage(folder.base, base.bytes(), isPrivate: true) }
      try transaction.commit()
    } catch {
      transaction.discard()
      throw error
    }
  }
}
