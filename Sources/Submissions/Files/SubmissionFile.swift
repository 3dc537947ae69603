package import Diagnostics
internal import LocatedYAML
internal import PeeringDB

/// Reads submission files.
package enum SubmissionFile {
  /// The most bytes a submission file may have.
  package static let limit = 1_000_000

  /// The submission in a file's bytes, with all problems found in it.
  ///
  /// A field with an error is reported and left out; the rest is used.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the name for messages.
  /// - Returns: nil where the file is not YAML or holds no mapping.
  package static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<Submission?> {
    if let kind = OtherDocument(bytes, file: file) { return Diagnosed(nil, [kind.diagnostic(file: file)]) }
    let reading = YAMLReader.reading(bytes, file: file, allowsAliases: false)
    guard let reader = reading.value else { return Diagnosed(nil, reading.diagnostics) }
    return decode(reader)
  }

  /// The submission in the text of one that was read before.
  package static func decode(_ source: SourceText) -> Diagnosed<Submission?> {
    decode(YAMLReader(source, allowsAliases: false))
  }

  private static func decode(_ reader: YAMLReader) -> Diagnosed<Submission?> {
    let submission = reader.root("a submission").flatMap(Submission.init(yaml:))
    return Diagnosed(submission, reader.diagnostics.inOrder)
  }
}

extension Submission {
  /// The keys of a submission file, in the order the documentation has them.
  package static let keys = [
    "network", "networks", "exchange", "facility", "name", "place", "record", "ixf", "traffic-url", "website",
    "traffic",
    "ratio", "profile", "prefixes", "policy", "seeking", "offering",
    "message", "planned", "speaker", "pronounced", "photo", "contact", "logo", "slide", "page",
    "slide-alt", "accent", "qr", "hide",
    "show",
    "consent", "cancelled",
  ]

  /// Names that people give to keys.
  static let otherNames = [
    "asn": "network", "as": "network", "aut-num": "network", "as-number": "network", "as_number": "network",
    "as number": "network", "asns": "networks", "ix": "exchange",
    "ixp": "exchange",
    "fac": "facility", "data-centre": "facility", "datacentre": "facility", "datacenter": "facility",
    "company": "name", "organisation": "name", "organization": "name", "email": "contact", "mail": "contact",
    "phone": "contact", "url": "website", "web": "website", "colour": "accent", "color": "accent",
    "pdf": "slide", "portrait": "photo", "picture": "photo", "location": "place", "city": "place",
    "presenter": "speaker", "canceled": "cancelled",
    "publish": "consent", "keep-until": "consent", "permission": "consent", "consents": "consent",
  ]

  init?(yaml root: YAMLValue) {
    let expectation = "lines of 'key: value', as in 'network: 64500'"
    guard let fields = root.mapping(keys: Self.keys, meaning: Self.otherNames, expectation) else {
      return nil
    }
    self.init()
    source = root.reader.source
    for key in fields.keys { fields[key].map { places.add(key, $0.located(())) } }
    readPresenter(fields)
    let records = fields["record"].map { value in
      value.isSequence
        ? Self.most(value.filledItems("paths of saved PeeringDB answers", of: "a file"), "records")
          .compactMap { $0.path("a path") }
        : [value.path("the path of a saved PeeringDB answer")].compactMap(\.self)
    }
    record = records?.first
    siblingRecords = Array(records?.dropFirst() ?? [])
    ixf = fields["ixf"]?.path("the path or URL of an IX-F member export")
    trafficURL = fields["traffic-url"]?.path("the path or URL of an exchange's traffic as JSON")
    fields.reportSwallowedKeys(Self.keys)
    reportNobody(fields)
    for key in ["website", "traffic", "ratio", "profile", "policy"] {
      fields[key]?.reportComment(always: false)
    }
    website =
      fields["website"]?.answer("a URL") { text throws(InputProblem) in
        Understood(try Contact.url(parsing: text))
      }?.value
    traffic = fields["traffic"]?.disclosed?.answer("a traffic volume", TrafficVolume.understood)?.value
    ratio =
      fields["ratio"]?.disclosed?.answer("a traffic ratio") { text throws(InputProblem) in
        Understood(try TrafficRatio(parsing: text))
      }?.value
    profile =
      fields["profile"]?.word(
        ["content": NetworkProfile.content, "eyeballs": .eyeballs, "balanced": .balanced], "a profile")?.value
    prefixes = fields["prefixes"].flatMap(AnnouncedPrefixes.init(yaml:))
    // 'none' is a policy, though a filler elsewhere.
    policy =
      fields["policy"]?.scalarText.flatMap { try? PeeringPolicy.General(parsing: $0) }
      ?? fields["policy"]?.answer("a peering policy") { text throws(InputProblem) in
        Understood(try PeeringPolicy.General(parsing: text))
      }?.value
    seeking = fields["seeking"]?.sentence()
    offering = fields["offering"]?.sentence()
    message = fields["message"]?.sentence()
    let plans = fields["planned"]?.items("a list of places", allowingOne: true) ?? []
    planned = plans.compactMap(PlannedPresence.init(yaml:))
    for plan in plans { places.add(plan.keyPath, plan.located(())) }
    speaker = fields["speaker"]?.sentence()
    pronounced = fields["pronounced"]?.sentence()
    photo = fields["photo"]?.path("the path of a PNG or JPEG file")
    isCancelled = fields["cancelled"]?.bool()?.value ?? false
    contact = fields["contact"].flatMap(Contact.init(yaml:))
    logo = fields["logo"]?.answer("the path of an SVG, PNG or JPEG file")
    fields["logo"]?.reportComment(always: false)
    slide = fields["slide"]?.path("the path of a PDF file")
    page = fields["page"]?.integer(in: 1...10_000, "the number of a page")
    slideAlt = fields["slide-alt"]?.sentence()
    if let page, slide == nil, !fields.contains("slide") {
      root.reader.report(
        page.diagnostic(
          .error, rule: "missing-key", "'page' picks a page of a PDF, but there is no 'slide'",
          hint: "add 'slide:' with the path of the PDF"))
    }
    accent = fields["accent"]?.reading("a colour", Self.accent)
    if let colour = fields.written("accent"), colour.isCommentedOut {
      colour.report(
        .error, rule: "value", "the colour is missing: what follows a '#' is a comment",
        hint: "put it in quotes, as in  accent: \"#0b6e4f\"")
    }
    qr =
      fields["qr"]?.word(
        ["peeringdb": QRTarget.peeringDB, "contact": .contact, "none": .none], "a target of a QR code"
      )?.value
    hidden = fields["hide"]?.parts() ?? []
    shown = fields["show"]?.parts() ?? []
    // What is not disclosed is not to be shown from the record either.
    if fields["traffic"]?.saysNotDisclosed == true { hidden.insert(.traffic) }
    if fields["ratio"]?.saysNotDisclosed == true { hidden.insert(.ratio) }
    fields.reportCommentedOut(besides: ["accent"])
    // Last: mistakes anywhere may hide a no.
    consent = Consent(fields)
  }

  /// `#rrggbb` in letters of either case.
  static func accent(_ text: String) throws(InputProblem) -> String {
    let digits = text.dropFirst()
    guard text.first == "#", [3, 6].contains(digits.count), digits.allSatisfy({ $0.isHexDigit && $0.isASCII })
    else {
      throw InputProblem(
        "'\(text.quotable)' is not a colour", hint: "write it as \"#0b6e4f\", with the quotes")
    }
    return digits.count == 6 ? text.lowercased() : "#" + digits.lowercased().map { "\($0)\($0)" }.joined()
  }
}

extension YAMLValue {
  /// Names of parts of the slide.
  fileprivate func parts() -> Set<SlidePart> {
    let names = SlidePart.allCases.map(\.rawValue)
    var parts: Set<SlidePart> = []
    for item in items("a list of parts of the slide", allowingOne: true) where !reader.isFull {
      guard let text = item.text("the name of a part of the slide") else { continue }
      // `hide: contact, qr` is clear, though it is not a list.
      for name in text.value.split(separator: ",").map({ DisplayText.clean(String($0)) }) where !name.isEmpty
      {
        if let part = SlidePart(rawValue: name.lowercased()) {
          parts.insert(part)
          continue
        }
        item.report(
          .error, rule: "value", "'\(name.quotable)' is not a part of the slide",
          hint: NearestWord.hint(among: names, to: name.quotable, listing: "the parts are"))
      }
    }
    return parts
  }
}

extension YAMLValue {
  /// The value, unless it says that it is not disclosed.
  fileprivate var disclosed: YAMLValue? { saysNotDisclosed ? nil : self }
}

extension Submission.AnnouncedPrefixes {
  fileprivate init?(yaml: YAMLValue) {
    guard let fields = yaml.mapping(keys: ["ipv4", "ipv6"], "'ipv4: number' and 'ipv6: number'") else {
      return nil
    }
    let ipv4 = fields["ipv4"]?.integer(in: 0...10_000_000, "a number of prefixes")?.value
    let ipv6 = fields["ipv6"]?.integer(in: 0...10_000_000, "a number of prefixes")?.value
    if ipv4 == nil, ipv6 == nil { return nil }
    self.init(ipv4: ipv4, ipv6: ipv6)
  }
}

extension PlannedPresence {
  fileprivate init?(yaml: YAMLValue) {
    if yaml.scalarText != nil {
      guard let place = yaml.sentence() else { return nil }
      self.init(place: place)
      return
    }
    guard let fields = yaml.mapping(keys: ["exchange", "facility", "place", "when"], "a place and when")
    else { return nil }
    fields.reportCommentedOut()
    let places = fields.keys.filter { $0 != "when" && fields[$0] != nil }
    guard let value = places.first.flatMap({ fields[$0] }) else {
      fields.report(
        .error, rule: "missing-key", "the plan does not say where",
        hint: "add 'exchange:', 'facility:' or 'place:'")
      return nil
    }
    if places.count > 1 {
      fields[places[1]]?.report(
        .error, rule: "value", "the plan already has a place: '\(places[0])'",
        hint: "keep one of the two, or start another plan with '- '")
    }
    guard let place = value.sentence() else { return nil }
    self.init(place: place, when: fields["when"]?.sentence())
  }
}

extension Contact {
  fileprivate init?(yaml: YAMLValue) {
    if !yaml.isMapping {
      yaml.reportComment()
      let read = yaml.answer("'Name <address>', or an address alone") { text throws(InputProblem) in
        Understood(try Contact(parsing: text))
      }
      guard let contact = read?.value else { return nil }
      self = contact
      reportMissingAddress(yaml)
      return
    }
    guard let fields = yaml.mapping(keys: ["name", "email", "phone", "url"], "a contact") else { return nil }
    fields.reportCommentedOut()
    for key in ["email", "url"] { fields[key]?.reportComment(always: false) }
    self.init(
      name: fields["name"]?.sentence(),
      email: fields["email"]?.reading("a mail address") { text throws(InputProblem) in
        let text = DisplayText.clean(text)
        guard Contact.isEmail(text) else {
          throw InputProblem("'\(text.quotable)' is not a mail address", hint: "write 'name@net.example'")
        }
        return text
      }?.value,
      phone: fields["phone"]?.sentence(),
      url: fields["url"]?.reading("a URL") { text throws(InputProblem) in
        try Contact.url(parsing: text)
      }?.value)
    // One that is wrong is reported already.
    if !["email", "phone", "url"].contains(where: fields.contains) { reportMissingAddress(yaml) }
    if name == nil, !hasAddress { return nil }
  }

  private func reportMissingAddress(_ yaml: YAMLValue) {
    guard let problem else { return }
    yaml.report(.warning, rule: "contact-address", problem.message, hint: problem.hint)
  }
}
