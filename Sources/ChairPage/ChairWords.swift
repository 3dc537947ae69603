/// The words of the chair's page and of the notes in the chair's PDF, in the languages of the templates.
package struct ChairWords: Sendable {
  /// By name; `{…}` is filled in.
  let texts: [String: String]

  /// - Parameter language: a BCP 47 tag; English for one that is not here.
  package init(_ language: String) {
    texts = Self.languages[String(language.prefix { $0 != "-" })] ?? Self.english
  }

  /// What every page is marked as.
  package var notForPublication: String { self["notForPublication"] }

  /// A text, with what it is filled with.
  subscript(_ name: String, _ values: [String: String] = [:]) -> String {
    values.reduce(texts[name] ?? name) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  /// All languages, by the first part of their tags.
  static let languages = [
    "ar": arabic, "en": english, "es": spanish, "fr": french, "ja": japanese, "pt": portuguese,
  ]

  static let english: [String: String] = [
    "notForPublication": "Not for publication", "next": "Next", "nextSpeaker": "Next speaker",
    "begin": "Begin",
    "finish": "Finish", "pause": "Pause", "resume": "Go on", "more": "15 s more", "skip": "Skip, call later",
    "absent": "Absent", "walkUp": "Walk-up", "back": "Back", "blank": "Blank screen", "screen": "Big screen",
    "window": "Speaker’s screen", "download": "Download what happened", "keys": "Keys", "close": "Close",
    "left": "left of {time}", "soon": "time to finish", "over": "over time", "paused": "paused",
    "began": "began {time}", "planned": "planned {time}", "startsIn": "until the session begins",
    "late": "late: begin when you are ready", "toBegin": "for each speaker",
    "sessionOver": "The session is over",
    "endedAt": "The session ended at {time}.", "say": "say {words}", "seen": "In the room",
    "unseen": "Not seen yet", "now": "now", "wasAbsent": "absent", "later": "call later",
    "spare": "waiting list",
    "behind": "{time} behind plan", "ahead": "{time} ahead of plan", "onTime": "on time",
    "pace": "At this pace the session ends at {time}.",
    "spare-time": "{count} min are free after the last speaker.",
    "short-time": "{count} min more than the session has.", "all": "All presenters", "session": "Session",
    "each": "{time} each", "slideOf": "Slide of {name}", "walkUpNumber": "AS number, or name",
    "walkUpSpeaker": "Speaker", "callNext": "Call next", "callLast": "Call last", "cancel": "Cancel",
    "spaceBar": "space",
    "otherNewer":
      "A newer page of this event was used in this browser. This page has nothing of what happened there.",
    "otherOlder":
      "An older page of this event was used in this browser. This page has nothing of what happened there.",
    "getOther": "Download it", "forgetOther": "Delete it",
    "forgetful":
      "This browser keeps nothing: what happened is lost when the page is closed. Download it before.",
    "zoneless": "The event has no time zone: times are taken for those of this computer’s clock.",
    "noScript": "This page needs JavaScript.", "announce": "Announce", "nextUp": "Next: {name}",
  ]
}
