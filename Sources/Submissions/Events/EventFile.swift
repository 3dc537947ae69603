package import Diagnostics
internal import LocatedYAML
internal import PeeringDB

/// Reads event files.
package enum EventFile {
  /// The most bytes an event file may have.
  package static let limit = 1_000_000

  /// The keys of an event file, in the order the documentation has them.
  package static let keys = [
    "event", "preset", "place", "dates", "time-zone", "slot", "submissions", "last", "cancelled", "expected",
    "sessions", "order", "local", "seed",
    "overflow", "duplicates", "wrong-field", "consent", "site", "feature", "required", "pages", "template",
    "page-ratio",
    "language", "next-strip", "brand", "closing", "meetings", "host", "checks",
  ]

  /// The event in a file's bytes, with all that is wrong with it.
  ///
  /// A field with an error is reported and left out; the rest is used.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the name for messages.
  /// - Returns: nil where the file is not YAML or holds no mapping.
  package static func decode(_ bytes: [UInt8], file: String) -> Diagnosed<Event?> {
    let reading = YAMLReader.reading(bytes, file: file)
    guard let reader = reading.value else { return Diagnosed(nil, reading.diagnostics) }
    let event = reader.root("an event").flatMap(Event.init(yaml:))
    return Diagnosed(event, reader.diagnostics)
  }
}

extension Event {
  init?(yaml root: YAMLValue) {
    guard let fields = root.mapping(keys: EventFile.keys, "an event: lines of 'key: value'") else {
      return nil
    }
    self.init()
    source = root.reader.source
    name = fields.required("event", "the event's name")?.words() ?? ""
    place = fields["place"]?.words()
    dates = fields["dates"]?.reading("a date, or two with 'to' between them", EventDate.days)?.value
    timeZone = fields["time-zone"]?.reading("the name of a time zone", Self.timeZone)?.value
    preset = fields["preset"]?.choice("a series of meetings")?.value ?? preset
    slot = preset.slot
    required = preset.required
    slot = fields["slot"]?.reading("seconds", Self.slot)?.value ?? slot
    submissions = fields["submissions"]?.patterns()
    last = fields["last"]?.patterns() ?? []
    cancelled = fields["cancelled"]?.patterns() ?? []
    expected =
      fields["expected"]?.items("a list of presenters", allowingOne: true)
      .compactMap { $0.path("an AS number, 'ix:31', 'fac:1', or a name") } ?? []
    sessions =
      fields["sessions"]?.items("a list of sessions").compactMap { item in
        Session(yaml: item, onlyDay: dates.flatMap { $0.first == $0.last ? $0.first : nil }, zone: timeZone)
      } ?? sessions
    let order: Located<Order>? = fields["order"]?.choice("an order")
    self.order = order?.value ?? self.order
    local = fields["local"]?.places()
    seed = fields["seed"]?.reading("a whole number", Self.seed)?.value ?? seed
    let overflow: Located<Overflow>? = fields["overflow"]?.choice("a way to handle overflow")
    self.overflow = overflow?.value ?? self.overflow
    duplicates =
      fields["duplicates"]?.choice("a way to handle duplicates")?.value ?? duplicates
    wrongField = fields["wrong-field"]?.choice("a way to handle errors in fields")?.value ?? wrongField
    if let consent = fields["consent"] {
      consent.reportComment(always: false)
      isConsentGiven = consent.word(["given": true], "a consent of all presenters")?.value ?? false
    }
    site = fields["site"]?.reading("the URL of the event's gallery", Self.site)
    feature = fields["feature"]?.places()
    meetings = fields["meetings"].flatMap { EventMeetings(yaml: $0, dates: dates, clock: clock) }
    host = fields["host"]?.path("an AS number, 'ix:31', 'fac:1', or a name")
    required =
      fields["required"]?.items("a list of parts of the slide", allowingOne: true)
      .compactMap { $0.choice("a part of the slide")?.value } ?? required
    pages =
      fields["pages"]?.items("a list of kinds of pages", allowingOne: true)
      .compactMap { $0.choice("a page of a deck")?.value } ?? pages
    template = fields["template"]?.path("the name of a template, or the path of its folder")
    pageRatio = fields["page-ratio"]?.reading("width and height", Self.pageRatio)
    language = fields["language"]?.reading("the tag of a language", Self.language)
    hasNextStrip = fields["next-strip"]?.bool()?.value ?? hasNextStrip
    brand = fields["brand"].flatMap(Brand.init(yaml:)) ?? brand
    closing = fields["closing"].flatMap(Closing.init(yaml:))
    checks = fields["checks"].flatMap(Checks.init(yaml:)) ?? checks

    if let order, order.value == .localFirst, !fields.contains("local") {
      root.reader.report(
        order.diagnostic(
          .error, rule: "missing-key", "'order: local-first' needs 'local'",
          hint: "add 'local: ' with a country code such as 'FJ', or a region such as 'Asia Pacific'"))
    }
    if let order, order.value == .drawn, !fields.contains("seed") {
      root.reader.report(
        order.diagnostic(
          .warning, rule: "missing-key", "the draw has no seed, so 0 is used",
          hint: "add 'seed: ' with a number that no one can influence"))
    }
    if self.order != .asListed, let gap = listedGap {
      root.reader.report(
        gap.diagnostic(
          .warning, rule: "value", "'gap' has no effect: presenters are not in the order of the list",
          hint: "write 'order: as-listed', or run 'personals event freeze'"))
    }
    fields.reportCommentedOut()
    for diagnostic in sessionProblems(overflow: overflow) { root.reader.report(diagnostic) }
  }

  private var listedGap: Located<String>? {
    ((submissions ?? []) + sessions.flatMap { $0.submissions ?? [] }).first { $0.value == Self.gap }
  }

  private static func slot(_ text: String) throws(InputProblem) -> Int {
    let seconds = try TimeSpan.seconds(text, counting: .seconds)
    guard (5...3600).contains(seconds) else {
      throw InputProblem("a presenter cannot have \(TimeSpan.text(seconds))", hint: "write 5 to 3600 seconds")
    }
    return seconds
  }

  private static func seed(_ text: String) throws(InputProblem) -> UInt64 {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let seed = UInt64(text) else {
      throw InputProblem(
        "'\(text.quotable)' is not a seed", hint: "write a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }

  private static func site(_ text: String) throws(InputProblem) -> String {
    let text = try Contact.url(parsing: text)
    guard !text.contains(where: { $0 == "?" || $0 == "#" }) else {
      throw InputProblem(
        "'\(text.quotable)' is not the URL of a folder", hint: "leave out what follows '?' or '#'")
    }
    return text.hasSuffix("/") ? text : text + "/"
  }

  private static func timeZone(_ text: String) throws(InputProblem) -> String {
    let text = DisplayText.clean(text)
    guard EventClock.isZone(text) else {
      let hint = NearestWord.hint(
        EventClock.zone(like: text), then: "write the IANA name, as in 'Pacific/Fiji'")
      throw InputProblem("'\(text.quotable)' is not the name of a time zone", hint: hint)
    }
    return text
  }
}

extension Event.Session {
  fileprivate init?(yaml: YAMLValue, onlyDay: CalendarDate?, zone: String?) {
    if yaml.scalarText != nil {
      guard let title = yaml.words() else { return nil }
      self.init(title: title)
      origin = yaml.located(())
      return
    }
    guard
      let fields = yaml.mapping(
        keys: ["title", "room", "start", "length", "chair", "submissions"],
        "a session: 'title', 'start', 'length'")
    else { return nil }
    fields.reportCommentedOut()
    self.init(title: fields["title"]?.words())
    origin = yaml.located(())
    room = fields["room"]?.words()
    let clock = EventClock(zone: zone)
    self.clock = clock
    let written = fields["start"]?.reading("a date and a time") { text throws(InputProblem) in
      try EventDate.time(text, onlyDay: onlyDay)
    }
    start = written.flatMap { start in
      switch clock.occurrence(of: start.value) {
      case .once: return start
      case .twice:
        fields["start"]?.report(
          .warning, rule: "value", "\(start.value) occurs twice in \(zone ?? ""), and the first is used",
          hint: "clocks go back that night; start before or after it to be clear")
        return start
      case .never(let instead):
        fields["start"]?.report(
          .error, rule: "value", "\(start.value) does not exist in \(zone ?? ""): clocks skip it",
          hint: "write '\(instead)'")
        return nil
      }
    }
    length = fields["length"]?.reading("minutes") { text throws(InputProblem) in
      let seconds = try TimeSpan.seconds(text, counting: .minutes)
      guard (1...86_400).contains(seconds) else {
        throw InputProblem(
          "a session cannot last \(TimeSpan.text(seconds))",
          hint: seconds == 0 ? "delete the line if there is no limit" : "write at most 24 h")
      }
      return seconds
    }
    chair = fields["chair"]?.words()
    submissions = fields["submissions"]?.patterns()
  }
}

extension Event.Brand {
  /// The kinds of presenters and pages that can have an accent of their own.
  package static let accentKinds = PresenterKind.allCases.map(\.rawValue) + ["deck"]

  /// A share in per cents, of which half is the least: `90%`.
  private static func share(_ text: String) throws(InputProblem) -> Double {
    guard text.last == "%", let share = Double(text.dropLast()), (50...100).contains(share) else {
      throw InputProblem("'\(text.quotable)' is not a share", hint: "write 50% to 100%")
    }
    return share / 100
  }

  fileprivate init?(yaml: YAMLValue) {
    guard
      let fields = yaml.mapping(
        keys: ["logo", "accent", "accents", "background", "background-image", "wash", "fonts", "footer"],
        "'logo', 'accent', 'background', 'footer'")
    else { return nil }
    self.init()
    logo = fields["logo"]?.path("the path of an SVG, PNG or JPEG file")
    accent = fields["accent"]?.reading("a colour", Submission.accent)
    background = fields["background"]?.reading("a colour", Submission.accent)
    fields["footer"]?.reportComment()
    footer = fields["footer"]?.reading("a text") { DisplayText.clean($0) }
    if let own = fields["accents"]?.mapping(keys: Self.accentKinds, "colours by kinds of presenters") {
      for key in own.keys { accents[key] = own[key]?.reading("a colour", Submission.accent) }
    }
    backgroundImage = fields["background-image"]?.path("the path of an SVG, PNG or JPEG file")
    wash = fields["wash"]?.reading("a share", Self.share)?.value ?? wash
    if let fonts = fields["fonts"]?.mapping(keys: ["text", "titles"], "'text' and 'titles'") {
      textFont = fonts["text"]?.path("the path of a font's file")
      titleFont = fonts["titles"]?.path("the path of a font's file")
    }
    fields.reportCommentedOut(besides: ["accent", "background"])
    for key in ["accent", "background"] where fields.contains(key) && fields[key] == nil {
      fields.report(
        .error, rule: "value", "'\(key)' has no value: what follows a '#' is a comment",
        hint: "put the colour in quotes, as in  \(key): \"#0b6e4f\"")
    }
  }
}

extension Event.Closing {
  fileprivate init?(yaml: YAMLValue) {
    if yaml.scalarText != nil {
      guard let title = yaml.words() else { return nil }
      self.init(title: title)
      return
    }
    guard let fields = yaml.mapping(keys: ["title", "text"], "'title' and 'text'") else { return nil }
    fields.reportCommentedOut()
    self.init(title: fields["title"]?.words(), text: fields["text"]?.words())
  }
}

extension Event.Checks {
  /// The key that is no rule's name.
  private static let ageKey = "record-age"

  /// Any key may be a rule's name: names are checked where rules are applied.
  fileprivate init?(yaml: YAMLValue) {
    guard let fields = yaml.mapping(keys: nil, "rules and their levels, as in 'text-cut: error'")
    else { return nil }
    self.init()
    for key in fields.keys where key != Self.ageKey {
      guard let rule = fields.name(key)?.located(key),
        let level: Located<RuleLevel> = fields.written(key)?.choice("a level of a rule")
      else { continue }
      choices.append(Choice(rule, level.value))
    }
    recordAge = fields[Self.ageKey]?.integer(in: 1...600, "a number of months")?.value
  }
}
