internal import Diagnostics
internal import PeeringDB

/// What people type into a record's field when they have nothing to say there.
enum RecordFiller {
  /// Whether a text says nothing: `n/a`, `-`, `0`, `see our website`.
  static func isFiller(_ text: String) -> Bool {
    let text = DisplayText.clean(text)
    guard !text.isEmpty else { return false }
    let folded = fold(text)
    // Dashes, dots and question marks; or zeros, with or without signs between them.
    if folded.isEmpty || folded.allSatisfy({ $0 == "0" }) { return true }
    // One letter typed again and again.
    if folded.count < 5, Set(folded) == ["x"] { return true }
    return words.contains(folded) || starts.contains(where: folded.hasPrefix)
  }

  /// A telephone number, which has digits that are not all alike; nil for anything else.
  static func phone(_ text: String) -> String? {
    guard let text = DisplayText.cleanOrNil(text) else { return nil }
    let digits = text.filter(\.isNumber)
    return digits.count >= 3 && Set(digits).count > 1 ? text : nil
  }

  /// Whether a word is the name of a set in a routing registry: `AS-…`, `ASn:AS-…`, `RS-…`, each perhaps with a source
  /// as in `SOURCE::…` or `…@SOURCE` (RFC 2622, sections 2 and 5). A number alone is taken, too: many write it there.
  static func isRoutingSet(_ word: String) -> Bool {
    var name = word[...]
    if let colons = name.firstRange(of: "::") {
      guard isSource(name[..<colons.lowerBound]) else { return false }
      name = name[colons.upperBound...]
    }
    if let at = name.lastIndex(of: "@") {
      guard isSource(name[name.index(after: at)...]) else { return false }
      name = name[..<at]
    }
    let parts = name.uppercased().split(separator: ":", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      guard part.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) else {
        return false
      }
      for prefix in ["AS-", "RS-"] where part.hasPrefix(prefix) {
        return part.count > prefix.count && part.last?.isLetter == true || part.last?.isNumber == true
      }
      return part.hasPrefix("AS") && ASN(String(part)) != nil
    }
  }

  private static func isSource(_ name: Substring) -> Bool {
    !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
  }

  /// Letters and digits only, in lower case: `N/A` and `n.a.` are one.
  private static func fold(_ text: String) -> String {
    if let folded = DisplayText.foldASCII(text) { return folded }
    return text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Fillers as `fold` leaves them, by language.
  private static let words: Set<String> = [
    // English, and what programs write.
    "na", "nap", "none", "nil", "null", "undefined", "unknown", "unspecified", "empty", "blank", "nothing",
    "no", "non",
    "notavailable", "notapplicable", "notdisclosed", "notset", "notspecified", "notprovided", "notyet",
    "notpublic",
    "nophone", "nocontact", "noone", "nobody", "tbd", "tba", "tbc", "tobedetermined",  // words: ok
    "tobedefined", "tobeannounced",
    "todo", "pending", "comingsoon", "same", "sameasabove", "asabove", "seeabove", "ditto", "onrequest",
    "uponrequest",
    "private", "confidential", "hidden", "test", "asdf", "example", "website", "email", "mail", "emailonly",
    "mailonly",
    // German, Dutch, the Nordic languages.
    "keine", "keiner", "kein", "keines", "entfällt", "nichtvorhanden", "nichtverfügbar", "unbekannt", "ka",
    "nv", "nvt",
    "geen", "nietvantoepassing", "onbekend", "ingen", "inget", "ejtillämplig", "ikkerelevant", "puuttuu",
    "eiole",
    // French, Spanish, Portuguese, Italian, Romanian.
    "aucun", "aucune", "néant", "sansobjet", "nonapplicable", "nondisponible", "inconnu", "ninguno",
    "ninguna",
    "noaplica", "nodisponible", "desconocido", "sindatos", "nada", "nenhum", "nenhuma", "nãoaplicável",
    "naoaplicavel",
    "nãodisponível", "naodisponivel", "semdados", "nessuno", "nessuna", "nondisponibile", "niciunul",
    // Slavic languages, Hungarian, Greek, Turkish.
    "brak", "niedotyczy", "žádný", "není", "nema", "nincs", "нет", "неуказано", "неприменимо", "отсутствует",
    "немає",
    "няма", "δενυπάρχει", "yok", "belirtilmemiş",
    // Asia.
    "无", "無", "没有", "沒有", "暂无", "なし", "該当なし", "未定", "없음", "해당없음", "ไม่มี", "không", "khôngcó",
    "tidakada", "tiada", "wala", "गैर", "कोईनहीं", "لايوجد", "غيرمتوفر", "ندارد", "אין",
  ]

  /// How fillers begin that go on with anything: `see our website`.
  private static let starts = [
    "seeour", "seewebsite", "seeweb", "seethe", "seehttp", "seewww", "pleasesee", "pleasecheck",
    "pleasecontact",
    "pleaseemail", "checkour", "visitour", "refertoour", "siehe", "voirnotre", "voirsite", "veanuestro",
    "vernosso", "versite", "consultesite", "vedisito", "ziewebsite", "seewebseite", "смотрите",
  ]
}

extension NetworkRecord {
  /// The record without fillers, and the fields that had some, each with what it said.
  func withoutFillers() -> (record: NetworkRecord, fillers: [RecordFacts.Field]) {
    var record = self
    var fillers = RecordFacts.emptyFillers(
      &record,
      [
        ("aka", \.aka), ("name_long", \.nameLong), ("website", \.website), ("looking_glass", \.lookingGlass),
        ("info_scope", \.infoScope), ("info_ratio", \.infoRatio), ("info_traffic", \.infoTraffic),
        ("info_type", \.infoType), ("policy_url", \.policyURL),
      ])
    let words = DisplayText.clean(irrAsSet).split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
    let sets = words.filter(RecordFiller.isRoutingSet)
    if sets.count < words.count { fillers.append(RecordFacts.Field(name: "irr_as_set", text: irrAsSet)) }
    record.irrAsSet = sets.joined(separator: " ")
    for index in record.pocSet.indices {
      let found = RecordFacts.emptyFillers(
        &record.pocSet[index], [("name", \.name), ("phone", \.phone), ("email", \.email), ("url", \.url)])
      let role = record.pocSet[index].role
      fillers += found.map { RecordFacts.Field(name: "\($0.name) of the \(role) contact", text: $0.text) }
      let phone = record.pocSet[index].phone
      guard !phone.isEmpty, RecordFiller.phone(phone) == nil else { continue }
      fillers.append(RecordFacts.Field(name: "phone of the \(role) contact", text: phone))
      record.pocSet[index].phone = ""
    }
    return (record, fillers)
  }
}

extension ExchangeRecord {
  /// The record without fillers, and the fields that had some.
  func withoutFillers() -> (record: ExchangeRecord, fillers: [RecordFacts.Field]) {
    var record = self
    var fillers = RecordFacts.emptyFillers(
      &record,
      [
        ("aka", \.aka), ("name_long", \.nameLong), ("website", \.website), ("media", \.media),
        ("service_level", \.serviceLevel), ("terms", \.terms), ("policy_email", \.policyEmail),
        ("tech_email", \.techEmail), ("sales_email", \.salesEmail),
      ])
    fillers += RecordFacts.emptyPhones(
      &record,
      [("policy_phone", \.policyPhone), ("tech_phone", \.techPhone), ("sales_phone", \.salesPhone)])
    return (record, fillers)
  }
}

extension FacilityRecord {
  /// The record without fillers, and the fields that had some.
  func withoutFillers() -> (record: FacilityRecord, fillers: [RecordFacts.Field]) {
    var record = self
    var fillers = RecordFacts.emptyFillers(
      &record,
      [
        ("aka", \.aka), ("name_long", \.nameLong), ("website", \.website), ("org_name", \.orgName),
        ("address1", \.address1), ("address2", \.address2), ("zipcode", \.zipcode), ("state", \.state),
        ("property", \.property), ("sales_email", \.salesEmail), ("tech_email", \.techEmail),
      ])
    fillers += RecordFacts.emptyPhones(
      &record, [("sales_phone", \.salesPhone), ("tech_phone", \.techPhone)])
    return (record, fillers)
  }
}

extension RecordFacts {
  /// Notes about what was left out of a record.
  static func notes(of fillers: [Field], in file: String) -> [Diagnostic] {
    fillers.map { field in
      Diagnostic(
        .note, rule: "record-filler", at: SourceLocation(file: file),
        "the record's '\(field.name)' is left out, since it says nothing: '\(field.text.quotable)'",
        hint: "correct it in PeeringDB, or empty it there")
    }
  }

  /// Empties the fields of a record that have a filler.
  fileprivate static func emptyFillers<Record>(
    _ record: inout Record, _ fields: [(name: String, path: WritableKeyPath<Record, String>)]
  ) -> [Field] {
    empty(&record, fields) { RecordFiller.isFiller($0) && !DisplayText.saysNotDisclosed($0) }
  }

  /// Empties the fields of a record that have something other than a telephone number.
  fileprivate static func emptyPhones<Record>(
    _ record: inout Record, _ fields: [(name: String, path: WritableKeyPath<Record, String>)]
  ) -> [Field] {
    empty(&record, fields) { !$0.isEmpty && RecordFiller.phone($0) == nil }
  }

  private static func empty<Record>(
    _ record: inout Record, _ fields: [(name: String, path: WritableKeyPath<Record, String>)],
    where isEmpty: (String) -> Bool
  ) -> [Field] {
    var emptied: [Field] = []
    for (name, path) in fields where isEmpty(record[keyPath: path]) {
      emptied.append(Field(name: name, text: record[keyPath: path]))
      record[keyPath: path] = ""
    }
    return emptied
  }
}
