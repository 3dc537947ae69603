/// What a column of answers is about.
package enum AnswerField: String, Sendable, Hashable, CaseIterable {
  case network
  case name
  case speaker
  case pronounced
  case traffic
  case ratio
  case policy
  /// Where the network peers today, which PeeringDB knows better.
  case peersAt = "peers-at"
  case planned
  case seeking
  case offering
  case message
  case logo
  case slide
  case contact
  case website
  case publish = "consent.publish"
  case sheets = "consent.sheets"
  case photo = "consent.photo"
  /// Whether the submitter's address may be on the slide.
  case showAddress = "consent.address"
  /// When the answer was sent.
  case submitted
  /// The submitter's mail address.
  case address
  /// What the form calls the answer.
  case id
  /// What became of a proposal.
  case state
  /// The proposal's title.
  case title
  case ignored

  /// The field that a key of a submission is; nil for a key with parts, and for others.
  init?(submissionKey key: String) {
    guard let field = key == "networks" ? .network : AnswerField(rawValue: key), field.parts.contains(key),
      SubmissionText.keys.contains(key)
    else { return nil }
    self = field
  }

  /// What it is, in words.
  var words: String {
    switch self {
    case .network: "the AS number"
    case .name: "the network's name"
    case .speaker: "who presents"
    case .pronounced: "how the name is pronounced"
    case .traffic: "how much traffic"
    case .ratio: "the traffic ratio, in:out"
    case .policy: "the peering policy"
    case .peersAt: "where it peers today (PeeringDB has that; not written)"
    case .planned: "where it will peer"
    case .seeking: "whom it looks for"
    case .offering: "what it offers"
    case .message: "the sentence on the slide"
    case .logo: "the logo"
    case .slide: "a slide of the presenter's own"
    case .contact: "how to reach them"
    case .website: "the website"
    case .publish: "consent to publish"
    case .sheets: "consent to be on sheets"
    case .photo: "consent to be photographed"
    case .showAddress: "consent to show the submitter's address"
    case .submitted: "when it was sent"
    case .address: "the submitter's address (private)"
    case .id: "the answer's own key"
    case .state: "what became of the proposal"
    case .title: "the proposal's title"
    case .ignored: "not used"
    }
  }

  /// Whether it allows something, which a wrong "yes" must not.
  package var isConsent: Bool { rawValue.hasPrefix("consent.") }

  /// Whether any text answers it, or it is not read at all.
  var isText: Bool {
    [.name, .speaker, .pronounced, .seeking, .offering, .message, .ignored].contains(self)
  }

  /// The fields of a submission that it decides, or the part of one.
  var parts: [String] {
    switch self {
    case .network: ["network", "networks"]
    case .name, .title: ["name"]
    case .peersAt: ["place"]
    case .showAddress: ["contact"]
    case .submitted, .address, .id, .state, .ignored: []
    default: [rawValue]
    }
  }

  /// Whether several columns may say it together.
  var allowsSeveral: Bool { self == .contact || self == .ignored }
}
