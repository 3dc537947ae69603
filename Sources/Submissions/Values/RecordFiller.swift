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

  /// Whether a mail address leads to no one: `noreply@…`, `none@none.example`.
  static func isFillerAddress(_ text: String) -> Bool {
    let name = fold(String(text.prefix { $0 != "@" }))
    let names: Set = [
      "noreply", "donotreply", "none", "na", "null", "nil", "noone", "nobody",  // words: ok
      "invalid",
    ]
    return names.contains(name)
      || name.count < 5 && Set(name) == ["x"]
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
    "no", "non", "notused", "http", "https", "nichtbekannt",
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
    "seeour", "seenote", "seeremark", "seebelow", "seepeering", "seewebsite", "seeweb", "seethe", "seehttp",
    "seewww", "pleasesee", "pleasecheck",
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
    fillers += RecordFacts.emptyUnknown(&record, ("info_ratio", \.infoRatio)) {
      TrafficRatio(record: $0) != nil
    }
    fillers += RecordFacts.emptyUnknown(&record, ("policy_general", \.policyGeneral)) {
      PeeringPolicy.General(rawValue: $0) != nil
    }
    let words = DisplayText.clean(irrAsSet).split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
    let sets = words.filter(RecordFiller.isRoutingSet)
    let others = words.filter { !RecordFiller.isRoutingSet($0) }
    if !others.isEmpty {
      var field = RecordFacts.Field(
        name: "irr_as_set", text: sets.isEmpty ? irrAsSet : others.joined(separator: " "))
      field.isPart = !sets.isEmpty
      if !RecordFiller.isFiller(irrAsSet) { field.fault = "it is no name of a set, such as AS-NAME" }
      fillers.append(field)
    }
    record.irrAsSet = sets.joined(separator: " ")
    for index in record.pocSet.indices {
      let found = RecordFacts.emptyFillers(
        &record.pocSet[index], [("name", \.name), ("phone", \.phone), ("email", \.email), ("url", \.url)])
      let role = record.pocSet[index].role
      // What is not public is not quoted.
      if record.pocSet[index].visible == "Public" {
        fillers += RecordFacts.emptyAddresses(
          &record.pocSet[index], [("email of the \(role) contact", \.email)],
          [("url of the \(role) contact", \.url)])
      }
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
        ("city", \.city), ("country", \.country), ("region_continent", \.regionContinent),
        ("service_level", \.serviceLevel), ("terms", \.terms), ("policy_email", \.policyEmail),
        ("tech_email", \.techEmail), ("sales_email", \.salesEmail),
      ])
    fillers += RecordFacts.emptyAddresses(
      &record,
      [("policy_email", \.policyEmail), ("tech_email", \.techEmail), ("sales_email", \.salesEmail)])
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
        ("city", \.city), ("country", \.country), ("region_continent", \.regionContinent),
        ("property", \.property), ("sales_email", \.salesEmail), ("tech_email", \.techEmail),
      ])
    fillers += RecordFacts.emptyAddresses(
      &record, [("sales_email", \.salesEmail), ("tech_email", \.techEmail)])
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
        "\(field.isPart ? "a part of " : "")the record's '\(field.name)' is left out, "
          + "since \(field.fault): '\(field.text.quotable)'",
        hint: "correct it in PeeringDB, or empty it there")
    }
  }

  /// Empties the fields of a record that have a filler.
  fileprivate static func emptyFillers<Record>(
    _ record: inout Record, _ fields: [(name: String, path: WritableKeyPath<Record, String>)]
  ) -> [Field] {
    // PeeringDB's own words for no answer.
    for (_, path) in fields where DisplayText.saysNotDisclosed(record[keyPath: path]) {
      record[keyPath: path] = ""
    }
    return empty(&record, fields, where: RecordFiller.isFiller)
  }

  /// Empties the fields of a record that have something other than an address, or one that leads to no one.
  fileprivate static func emptyAddresses<Record>(
    _ record: inout Record, _ emails: [(name: String, path: WritableKeyPath<Record, String>)],
    _ urls: [(name: String, path: WritableKeyPath<Record, String>)] = []
  ) -> [Field] {
    let bad =
      empty(&record, emails) { DisplayText.cleanOrNil($0).map { !Contact.isEmail($0) } ?? false }
      + empty(&record, urls) { DisplayText.cleanOrNil($0).map { !Contact.isURL($0) } ?? false }
    let faulty = bad.map { field in
      var field = field
      field.fault = "it is no address"
      return field
    }
    return faulty + empty(&record, emails, where: RecordFiller.isFillerAddress)
  }

  /// Empties a field of a record that has none of the values that PeeringDB knows there.
  fileprivate static func emptyUnknown<Record>(
    _ record: inout Record, _ field: (name: String, path: WritableKeyPath<Record, String>),
    isKnown: (String) -> Bool
  ) -> [Field] {
    empty(&record, [field]) { DisplayText.cleanOrNil($0).map { !isKnown($0) } ?? false }.map { field in
      var field = field
      field.fault = "it is none of PeeringDB's values"
      return field
    }
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
