internal import Diagnostics
internal import Files
internal import Importing
internal import PeeringDB
internal import Slides

/// What to import, and how.
struct ImportRequest {
  /// Files with answers.
  var inputs: [String]
  /// The folder of submissions; nil to write none.
  var output: String?
  /// The file of the mapping; nil to guess it.
  var map: String?
  /// Whether to print the mapping, and what was understood differently from how it was typed.
  var explains: Bool
  /// Whether to write nothing.
  var isDryRun: Bool
  /// How conflicts are decided; nil to report them.
  var preference: ImportPlan.Preference?
  /// The rows that count where several people answered for one network.
  var preferredRows: Set<Int>
  var isQuiet: Bool
}

/// One run of `personals import`.
struct ImportRun {
  private let request: ImportRequest

  init(_ request: ImportRequest) { self.request = request }

  /// - Throws: `ImportFailure`, `FileError`; the exit code, after the reasons are reported, where answers are wrong.
  func run() throws {
    let folder = request.output.map { ImportFolder($0) }
    if let output = request.output, InputFile.exists(output), !InputFile.isFolder(output) {
      throw ImportFailure(
        "error: \(output) is a file; import writes to a folder", hint: "name a folder, as submissions/",
        kind: .cannotCreate)
    }
    if !request.preferredRows.isEmpty, request.inputs.count > 1 {
      throw ImportFailure(
        "error: --prefer-row names a row of one file, and there are \(request.inputs.count)",
        hint: "import the file that the error names by itself", kind: .usage)
    }
    let lock = try request.isDryRun ? nil : folder.map { try ImportPlan.enter($0) } ?? nil
    defer { withExtendedLifetime(lock) {} }
    var remarks: [ImportRemark] = []
    var plan = try folder.map {
      try ImportPlan($0, preference: request.preference, preferredRows: request.preferredRows)
    }
    var text = ""
    var tables = try tables()
    PretalxStates.complete(&tables)
    for (table, mapping, found) in tables {
      remarks += found
      var reader = try AnswerReader(table, mapping)
      let answers = reader.read()
      remarks += reader.remarks
      if request.explains {
        text += mapping.text(for: table)
        for line in reader.understood { text += line + "\n" }
      } else if request.map == nil, !request.isQuiet {
        Terminal.write(mapping.text(for: table))
      }
      if let form = plan?.form(of: table) { try plan?.add(answers, form: form) }
    }
    let mails = request.inputs.filter(MailFolder.isMail)
    if !mails.isEmpty {
      let folder = try MailFolder(mails, map: try map(forMailsOnly: mails.count == request.inputs.count))
      remarks += folder.remarks
      if request.explains { text += folder.understood.map { $0 + "\n" }.joined() }
      try plan?.add(folder.answers, form: AnswerSource.mail.rawValue, isWhole: false)
    }
    plan?.finish()
    remarks += plan?.remarks ?? []
    for remark in remarks where !request.isQuiet || remark.severity == .error { Terminal.report(remark.text) }
    if request.isDryRun { text += plan?.changes.map(\.diff).joined() ?? "" }
    try StandardText.write(text)
    if !request.isDryRun { try plan?.write() }
    report(plan, folder)
    if remarks.hasErrors { throw Exit.data }
  }

  /// The tables of all inputs, with their mappings; a map that was asked for is written.
  private func tables() throws -> [(AnswerTable, ColumnMapping, [ImportRemark])] {
    var tables: [(AnswerTable, ColumnMapping, [ImportRemark])] = []
    for input in request.inputs where !MailFolder.isMail(input) {
      let table = try Self.table(input)
      guard let map = request.map else {
        let mapping = ColumnMapping.guess(table)
        tables.append((table, mapping, mapping.remarks(for: table)))
        continue
      }
      if InputFile.exists(map) {
        let read = try ColumnMap(InputFile.read(map, limit: 1_000_000), file: map).mapping(for: table)
        tables.append((table, read.mapping, read.remarks))
        continue
      }
      let mapping = ColumnMapping.guess(table)
      if !request.isDryRun {
        if let problem = Outputs.problem(writing: map, from: request.inputs, "the answers are in it") {
          throw problem
        }
        try StandardText.write(Array(mapping.yaml(for: table).utf8), to: map)
        Terminal.wrote(map)
      }
      tables.append((table, mapping, mapping.remarks(for: table)))
    }
    return tables
  }

  /// The map for lines of mails; nil where there is none.
  private func map(forMailsOnly isOnlyMails: Bool) throws -> ColumnMap? {
    guard let path = request.map else { return nil }
    // One was written for the tables, unless this is a dry run.
    guard InputFile.exists(path) || isOnlyMails else { return nil }
    guard InputFile.exists(path) else {
      throw ImportFailure(
        "error: there is no map '\(path)', and mails have no columns to write one from",
        hint: "write it yourself, with the words before the colons of the mails as columns", kind: .noInput)
    }
    return try ColumnMap(InputFile.read(path, limit: 1_000_000), file: path)
  }

  /// The answers of an input: a file, or an event of a pretalx server.
  private static func table(_ input: String) throws -> AnswerTable {
    guard PretalxEvent.isAddress(input) else { return try AnswerFile.read(input) }
    let transport = CurlTransport(
      timeout: .seconds(60), connectTimeout: .seconds(10), userAgent: Program.userAgent)
    return try PretalxEvent(input, token: Environment[PretalxEvent.tokenName], transport: transport).table()
  }

  private func report(_ plan: ImportPlan?, _ folder: ImportFolder?) {
    guard let plan, let folder, !request.isQuiet else { return }
    let counts = plan.counts
    var parts = ["\(counts.new) new", "\(counts.changed) changed", "\(counts.unchanged) as they were"]
    if counts.conflicts > 0 { parts.append("\(counts.conflicts) to decide") }
    let words = parts.joined(separator: ", ")
    Terminal.report(
      "\(request.isDryRun ? "would import" : "imported") into \(folder.submissions): \(words)"
        .withVisibleControls)
  }
}
