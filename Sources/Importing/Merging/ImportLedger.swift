internal import Digests
internal import Foundation
internal import LocatedYAML
internal import Diagnostics

/// What an importer remembers of whom it imported: kept in `private.yaml`, for the organiser's eyes only.
struct ImportLedger: Sendable {
  /// One submission that came from an answer.
  struct Entry: Sendable, Hashable {
    /// The submission's file, by its name in the folder of submissions.
    var file: String
    /// The stable key: of pretalx's code, else of the address and the form.
    var id: String
    /// What the answer came from, as `AnswerSource` names it.
    var form: String
    var address: String?
    /// The presenter's key: `AS64500`, or its name.
    var presenter: String
    /// The name that the answer had.
    var name: String?
    /// The key of the form's own number of the answer.
    var number: String?
    /// Keys of people whose answers for this presenter the organiser refused.
    var refused: [String] = []
  }

  /// 64 hexadecimal digits, drawn once.
  private var key: String
  private(set) var entries: [Entry] = []
  /// The questions of each form, folded, by the form's name.
  private var forms: [(name: String, questions: Set<String>)] = []
  /// Whether it differs from the file it was read from.
  private var isChanged = true
  /// Indices of entries, for thousands of answers.
  private var byID: [String: Int] = [:]
  private var byNumber: [String: Int] = [:]
  private var byPresenter: [String: [Int]] = [:]
  private var byPerson: [String: [Int]] = [:]
  private var byAddress: [String: [Int]] = [:]
  private var files: Set<String> = []

  static let name = "private.yaml"

  init() {
    var generator = SystemRandomNumberGenerator()
    key = (0..<4).map { _ in
      let word = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - word.count) + word
    }.joined()
  }

  /// Reads what `private.yaml` says.
  ///
  /// - Throws: `ImportFailure` where it is no YAML, or no ledger.
  init(_ text: String, file: String) throws(ImportFailure) {
    self.init()
    let reader = YAMLReader(SourceText(file: file, text: text))
    let isBlank = text.split(whereSeparator: \.isNewline).allSatisfy {
      $0.drop(while: \.isWhitespace).first.map { $0 == "#" } ?? true
    }
    if isBlank { return }
    guard let root = reader.root("private data")?.mapping(keys: nil, "lines of 'key: value'") else {
      throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"))
    }
    guard
      let fields = root["import"]?.mapping(
        keys: ["key", "forms", "submissions"], "'key:' and 'submissions:'")
    else {
      if reader.diagnostics.hasErrors {
        throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"))
      }
      return
    }
    guard let key = fields["key"]?.scalarText, key.count == 64 else {
      throw ImportFailure(
        "\(file): error: the key of earlier imports is missing",
        hint: "restore the file; without it no presenter is recognised")
    }
    self.key = key
    for item in fields["submissions"]?.items() ?? [] {
      guard
        let entry = item.mapping(
          keys: ["file", "id", "form", "address", "presenter", "name", "number", "refused"], "a submission"),
        let file = entry["file"]?.scalarText, let id = entry["id"]?.scalarText,
        let form = entry["form"]?.scalarText,
        let presenter = entry["presenter"]?.scalarText, !file.contains("/")
      else { continue }
      append(
        Entry(
          file: file, id: id, form: form, address: entry["address"]?.scalarText, presenter: presenter,
          name: entry["name"]?.scalarText, number: entry["number"]?.scalarText,
          refused: entry["refused"]?.items(allowingOne: true).compactMap(\.scalarText) ?? []))
    }
    if reader.diagnostics.hasErrors {
      throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"))
    }
    for item in fields["forms"]?.items() ?? [] {
      guard let form = item.mapping(keys: ["form", "questions"], "a form"),
        let name = form["form"]?.scalarText
      else { continue }
      forms.append((name, Set(form["questions"]?.items(allowingOne: true).compactMap(\.scalarText) ?? [])))
    }
    if reader.diagnostics.hasErrors {
      throw ImportFailure(reader.diagnostics.map(\.text).joined(separator: "\n"))
    }
    isChanged = false
  }

  /// The name of the form with these questions: of a source's forms the one that has most of them, if half are the
  /// same; else a new one.
  mutating func form(of source: String, questions: Set<String>) -> String {
    func isOf(_ name: String) -> Bool { name == source || name.hasPrefix(source + " ") }
    if !forms.contains(where: { $0.name == source }), entries.contains(where: { $0.form == source }) {
      // What was imported before forms had questions.
      forms.append((source, questions))
      isChanged = true
      return source
    }
    var best: (index: Int, share: Int)?
    for (index, form) in forms.enumerated() where isOf(form.name) {
      let least = min(form.questions.count, questions.count)
      let share = least == 0 ? 100 : form.questions.intersection(questions).count * 100 / least
      if share >= 50, share > best?.share ?? -1 { best = (index, share) }
    }
    if let best {
      if !questions.isSubset(of: forms[best.index].questions) {
        forms[best.index].questions.formUnion(questions)
        isChanged = true
      }
      return forms[best.index].name
    }
    var (name, number) = (source, 2)
    while forms.contains(where: { $0.name == name }) { (name, number) = ("\(source) \(number)", number + 1) }
    forms.append((name, questions))
    isChanged = true
    return name
  }

  /// Adds an entry; its index.
  @discardableResult
  mutating func append(_ entry: Entry) -> Int {
    isChanged = true
    entries.append(entry)
    note(entry, entries.count - 1)
    return entries.count - 1
  }

  /// Changes an entry.
  mutating func update(_ index: Int, _ change: (inout Entry) -> Void) {
    let old = entries[index]
    change(&entries[index])
    guard entries[index] != old else { return }
    isChanged = true
    if byID[old.id] == index { byID[old.id] = nil }
    if let number = old.number, byNumber[number] == index { byNumber[number] = nil }
    byPresenter[old.presenter]?.removeAll { $0 == index }
    if let name = old.name { byPerson[Self.person(old.address, name)]?.removeAll { $0 == index } }
    if let address = old.address { byAddress[address]?.removeAll { $0 == index } }
    note(entries[index], index)
  }

  /// Takes entries out; indices are others after that.
  mutating func removeAll(where isUnwanted: (Entry) -> Bool) {
    guard entries.contains(where: isUnwanted) else { return }
    isChanged = true
    let kept = entries.filter { !isUnwanted($0) }
    byNumber = [:]
    (entries, byID, byPresenter, byPerson, byAddress, files) = ([], [:], [:], [:], [:], [])
    for entry in kept { append(entry) }
  }

  private mutating func note(_ entry: Entry, _ index: Int) {
    byID[entry.id] = index
    if let number = entry.number { byNumber[number] = index }
    byPresenter[entry.presenter, default: []].append(index)
    if let name = entry.name { byPerson[Self.person(entry.address, name), default: []].append(index) }
    if let address = entry.address { byAddress[address, default: []].append(index) }
    files.insert(entry.file)
  }

  private static func person(_ address: String?, _ name: String) -> String {
    "\(address ?? "")\u{1F}\(name)"
  }

  /// The index of the entry with a stable key.
  func index(id: String) -> Int? { byID[id] }
  /// The index of the entry with a form's own number.
  func index(number: String) -> Int? { byNumber[number] }
  /// The indices of the entries for a presenter.
  func indices(presenter: String) -> [Int] { byPresenter[presenter] ?? [] }
  /// The indices of the entries of a person, by address and the network's name.
  func indices(address: String?, name: String) -> [Int] { byPerson[Self.person(address, name)] ?? [] }
  /// The indices of a person's entries, by address.
  func indices(address: String) -> [Int] { byAddress[address] ?? [] }
  /// Whether a file is an entry's.
  func has(file: String) -> Bool { files.contains(file) }

  /// The value of the key `import` in `private.yaml`.
  var value: FieldValue {
    let submissions = entries.map { entry -> FieldValue in
      var pairs: [FieldValue.Pair] = [
        .init("file", .text(entry.file)), .init("id", .text(entry.id)), .init("form", .text(entry.form)),
      ]
      if let address = entry.address { pairs.append(.init("address", .text(address))) }
      pairs.append(.init("presenter", .text(entry.presenter)))
      if let name = entry.name { pairs.append(.init("name", .text(name))) }
      if let number = entry.number { pairs.append(.init("number", .text(number))) }
      if !entry.refused.isEmpty { pairs.append(.init("refused", .list(entry.refused.map(FieldValue.text)))) }
      return .map(pairs)
    }
    let forms = forms.map { form -> FieldValue in
      .map([
        .init("form", .text(form.name)),
        .init("questions", .list(form.questions.sorted().map(FieldValue.text))),
      ])
    }
    return .map(
      [.init("key", .text(key))] + (forms.isEmpty ? [] : [.init("forms", .list(forms))])
        + [.init("submissions", .list(submissions))])
  }

  /// The text of `private.yaml` with this in it; what else is there stays.
  func text(in old: String?) throws(ImportFailure) -> String {
    let comment = [
      "Private: who sent which submission, for 'personals import'. Do not publish or commit this file."
    ]
    guard let old, !old.isEmpty else {
      return SubmissionText(comment: comment, fields: [.init("import", value)], order: ["import"]).text
    }
    guard isChanged else { return old }
    var text = try SubmissionText(old, file: Self.name, order: ["import"])
    if text["import"] == value { return old }
    guard text.set("import", to: value) else {
      throw ImportFailure(
        "\(Self.name): error: the key 'import' cannot be changed in it",
        hint: "write it as a block, a key a line")
    }
    return text.text
  }

  /// A keyed checksum (HMAC-SHA-256, RFC 2104) that says nothing about what it is of.
  func code(_ parts: String...) -> String {
    let text = Array(parts.joined(separator: "\u{1F}").utf8)
    var block = Array(key.utf8)
    block += [UInt8](repeating: 0, count: max(0, 64 - block.count))
    let inner = SHA256.digest(of: block.map { $0 ^ 0x36 } + text)
    let outer = SHA256.digest(of: block.map { $0 ^ 0x5C } + inner.bytes)
    return String(outer.hex.prefix(24))
  }
}
