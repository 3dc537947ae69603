internal import Diagnostics
internal import Files
internal import Importing

/// One run of `personals import`.
struct ImportRun {
  let command: ImportCommand

  /// - Throws: `ImportFailure`, `FileError`; the exit code, after the reasons are reported, where answers are wrong.
  func run() throws {
    let folder = command.output.map { ImportFolder($0) }
    if let output = command.output, InputFile.exists(output), !InputFile.isFolder(output) {
      throw ImportFailure("error: \(output) is a file; import writes to a folder", kind: .cannotCreate)
    }
    let lock = try command.dryRun ? nil : folder.map { try ImportPlan.enter($0) } ?? nil
    defer { withExtendedLifetime(lock) {} }
    var remarks: [ImportRemark] = []
    var plan = try folder.map {
      try ImportPlan($0, preference: command.prefer, preferredRows: Set(command.preferRow))
    }
    var text = ""
    for (table, mapping, found) in try tables() {
      remarks += found
      var reader = try AnswerReader(table, mapping)
      let answers = reader.read()
      remarks += reader.remarks
      if command.explain {
        text += mapping.text(for: table)
        for line in reader.understood { text += line + "\n" }
      } else if command.map == nil, !command.quiet {
        Terminal.write(mapping.text(for: table))
      }
      try plan?.add(answers, form: table.source.rawValue)
    }
    remarks += plan?.remarks ?? []
    for remark in remarks where !command.quiet || remark.severity == .error { Terminal.report(remark.text) }
    if command.dryRun { text += plan?.changes.map(\.diff).joined() ?? "" }
    try StandardText.write(text)
    if !command.dryRun { try plan?.write() }
    report(plan, folder)
    if remarks.hasErrors { throw Exit.data }
  }

  /// The tables of all inputs, with their mappings; a map that was asked for is written.
  private func tables() throws -> [(AnswerTable, ColumnMapping, [ImportRemark])] {
    var tables: [(AnswerTable, ColumnMapping, [ImportRemark])] = []
    for input in command.inputs {
      let table = try AnswerFile.read(input)
      guard let map = command.map else {
        tables.append((table, ColumnMapping.guess(table), []))
        continue
      }
      if InputFile.exists(map) {
        let read = try ColumnMapping.read(InputFile.read(map, limit: 1_000_000), file: map, for: table)
        tables.append((table, read.mapping, read.remarks))
        continue
      }
      let mapping = ColumnMapping.guess(table)
      if !command.dryRun {
        if let problem = Outputs.problem(writing: map, from: command.inputs, "the answers are in it") {
          throw problem
        }
        try StandardText.write(Array(mapping.yaml(for: table).utf8), to: map)
        Terminal.wrote(map)
      }
      tables.append((table, mapping, []))
    }
    return tables
  }

  private func report(_ plan: ImportPlan?, _ folder: ImportFolder?) {
    guard let plan, let folder, !command.quiet else { return }
    let counts = plan.counts
    var parts = ["\(counts.new) new", "\(counts.changed) changed", "\(counts.unchanged) as they were"]
    if counts.conflicts > 0 { parts.append("\(counts.conflicts) to decide") }
    let words = parts.joined(separator: ", ")
    Terminal.report(
      "\(command.dryRun ? "would import" : "imported") into \(folder.submissions): \(words)"
        .withVisibleControls)
  }
}
