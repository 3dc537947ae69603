/// A question of an event's form, by the field of a submission that its answer fills.
enum FormField: String, CaseIterable, Sendable {
  case network
  case name
  case speaker
  case traffic
  case ratio
  case policy
  case planned
  case seeking
  case offering
  case message
  case contact
  case publish
  case sheets
  case photo

  /// What an answer is.
  enum Kind: Sendable {
    case line
    case text
    /// One of PeeringDB's words.
    case policy
    case yesOrNo
  }

  var kind: Kind {
    switch self {
    case .network, .name, .speaker, .traffic, .ratio, .contact: .line
    case .planned, .seeking, .offering, .message: .text
    case .policy: .policy
    case .publish, .sheets, .photo: .yesOrNo
    }
  }

  /// Whether a form insists on an answer. PeeringDB knows the rest of a network's record.
  var isRequired: Bool { self == .name }
}

/// A form's words in one language.
struct FormWords: Sendable {
  struct Question: Sendable {
    var title: String
    /// How to answer; empty where the question says it.
    var help: String

    init(_ title: String, _ help: String = "") { (self.title, self.help) = (title, help) }
  }

  /// The tag of the language.
  var language: String
  var questions: [FormField: Question]
  var yes: String
  var no: String
  /// The form's title, with the event's name in place of `%`.
  var title: String
  /// What is above the questions, and in the call: the event's name in place of `%`.
  var introduction: String
  /// What the organiser adds to the call: when and where to send what.
  var deadline: String

  /// The words of a language; nil where the form does not speak it.
  static subscript(language: String) -> FormWords? { all.first { $0.language == language } }

  /// In the order of the documentation.
  static let all: [FormWords] = [.english, .spanish, .portuguese, .french, .arabic, .japanese]
}
