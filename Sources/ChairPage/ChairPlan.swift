internal import Decks
internal import Diagnostics
internal import Digests
internal import PeeringDB
internal import SlideLayout
internal import Slides
internal import Submissions
internal import Templates

/// Who presents when, as the page's script reads it: times in milliseconds since 1970 in UTC, lengths in milliseconds.
struct ChairPlan {
  /// The event's name.
  let name: String
  /// The sessions' titles; empty for one without.
  let titles: [String]
  let json: JSONValue

  /// - Parameters:
  ///   - builder: the event.
  ///   - words: the page's own words.
  ///   - session: the only session; nil for all.
  ///   - created: when the page is made, ISO 8601 in UTC.
  ///   - shown: those with a picture of a slide, and those with a photo, by their index in `presenters`.
  init(
    _ builder: DeckBuilder, words: ChairWords, session: Int?, created: String,
    shown: (slides: Set<Int>, photos: Set<Int>)
  ) {
    let (event, template) = (builder.event, builder.template)
    let sessions = session.map { [$0] } ?? Array(event.sessions.indices)
    name = event.name
    titles = sessions.map { event.sessions[$0].title ?? "" }
    let items = Self.items(builder)
    let waiting = Dictionary(grouping: builder.plan.waiting) { $0.session ?? event.sessions.count - 1 }
    let planned = sessions.map { number in
      Self.session(
        number, builder, items, spare: (waiting[number] ?? []).map(\.presenter), DeckWords(template), words,
        template.labels)
    }
    let wanted = sessions.flatMap { number in
      builder.plan.sessions[number].slots.map(\.presenter) + (waiting[number] ?? []).map(\.presenter)
    }
    let presenters = wanted.map { index in
      Self.presenter(builder.presenters[index], items[index], template.labels).merging([
        "slide": shown.slides.contains(index) ? .text("\(index)") : .null,
        "photo": shown.photos.contains(index) ? .text("\(index)") : .null,
      ]) { $1 }
    }
    let content = JSONValue.object([
      "sessions": .list(planned), "presenters": .list(presenters.map(JSONValue.object)),
    ])
    // Of submissions without an event, those are what it is known by.
    let identity: [JSONValue] =
      event.name.isEmpty
      ? items.map(JSONValue.text)
      : [.text(event.name), .text(event.place ?? ""), .text(event.dates?.first.iso ?? "")]
    json = .object([
      "name": .text(event.name), "made": .text(created),
      "words": .object(words.texts.mapValues(JSONValue.text)),
      "event": .text(SHA256.digest(of: JSONValue.list(identity).bytes()).hex),
      "content": .text(SHA256.digest(of: content.bytes()).hex), "sessions": content["sessions"],
      "presenters": content["presenters"],
    ])
  }

  /// How the event names its presenters; no two have the same.
  private static func items(_ builder: DeckBuilder) -> [String] {
    var seen: [String: Int] = [:]
    return builder.presenters.map { presenter in
      let item = presenter.item(in: builder.file)
      seen[item, default: 0] += 1
      return seen[item] == 1 ? item : "\(item) (\(seen[item] ?? 0))"
    }
  }

  private static func session(
    _ number: Int, _ builder: DeckBuilder, _ items: [String], spare: [Int], _ deck: DeckWords,
    _ words: ChairWords,
    _ labels: Labels
  ) -> JSONValue {
    let event = builder.event
    let (session, slots) = (event.sessions[number], builder.plan.sessions[number].slots)
    let clock = event.clock
    let start = session.start.map { clock.moment($0.value) }
    let begin = start.map { $0.utc ?? $0.time.seconds }
    let slot = ClockText.length(event.slot)
    let times = [session.start?.value.clock, session.end?.clock].compactMap(\.self).joined(separator: "–")
    let count =
      slots.isEmpty
      ? "" : labels.text("presenters", count: slots.count) + ", " + words["each", ["time": slot]]
    let day = session.start.map { deck.date($0.value.date) } ?? ""
    return .object([
      "number": .integer(number + 1), "title": .text(session.title ?? ""), "date": .text(day),
      "facts": .text(deck.facts([session.room ?? "", times, count].filter { !$0.isEmpty })),
      "start": begin.map { .integer($0 * 1000) } ?? .null,
      "length": session.length.map { .integer($0.value * 1000) } ?? .null,
      "slot": .integer(event.slot * 1000),
      "clock": event.timeZone == nil ? .null : .list(offsets(event, around: begin, session.length?.value)),
      "order": .list(
        slots.map { .object(["id": .text(items[$0.presenter]), "offset": .integer($0.offset * 1000)]) }),
      "spare": .list(spare.map { .text(items[$0]) }),
    ])
  }

  /// How far clocks are ahead of UTC, and from when on: around a session, else around the event.
  private static func offsets(_ event: Event, around start: Int?, _ length: Int?) -> [JSONValue] {
    let day = 86_400
    let first = start ?? (event.dates?.first.daysSince1970 ?? 0) * day
    let last = start.map { $0 + (length ?? 0) } ?? (event.dates?.last.daysSince1970 ?? 0) * day
    return event.clock.changes(from: first - 7 * day, to: last + 7 * day).map { change in
      .list([.integer(change.utc * 1000), .integer(change.after * 1000)])
    }
  }

  private static func presenter(
    _ presenter: DeckPresenter, _ item: String, _ labels: Labels
  ) -> [String: JSONValue] {
    let content = presenter.personal?.content
    let submission = presenter.submission
    var lines: [JSONValue] = []
    func add(_ label: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      lines.append(.object(["label": .text(label), "text": .text(text)]))
    }
    add(labels.text("seeking"), content?.seeking)
    add(labels.text("offering"), content?.offering)
    add("", content?.message)
    let plans = (content?.planned ?? []).map {
      [$0.place, $0.when].compactMap(\.self).joined(separator: " · ")
    }
    add(labels.text("planned"), plans.isEmpty ? nil : plans.joined(separator: ", "))
    return [
      "id": .text(item), "number": .text(presenter.number), "name": .text(presenter.name),
      "speaker": .text(content?.speaker ?? submission?.speaker ?? ""),
      "say": .text(submission?.pronounced ?? ""), "kind": .text(presenter.kind.rawValue),
      "short": .text(presenter.name), "lines": .list(lines),
    ]
  }
}

extension LocalTime {
  /// Seconds since 1970 if clocks were those of UTC.
  fileprivate var seconds: Int { date.daysSince1970 * 86_400 + secondOfDay }
}

/// Lengths as count-downs have them.
enum ClockText {
  /// `1:00`, `12:05`.
  static func length(_ seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
