package import Diagnostics
internal import PeeringDB

/// The flags of one command line that override a submission, as written.
package struct SubmissionFlags: Sendable {
  package var traffic: String?
  package var ratio: String?
  package var profile: String?
  package var policy: String?
  package var seeking: String?
  package var offering: String?
  package var message: String?
  package var speaker: String?
  package var contact: String?
  /// A path, relative to the current folder.
  package var logo: String?
  package var accent: String?
  package var qr: String?
  package var hide: [String] = []
  package var show: [String] = []

  package init() {}

  /// The words of a command line that say the same.
  package var words: [String] {
    let options: [(String, String?)] = [
      ("traffic", traffic), ("ratio", ratio), ("profile", profile), ("policy", policy), ("seeking", seeking),
      ("offering", offering), ("message", message), ("speaker", speaker), ("contact", contact),
      ("logo", logo),
      ("accent", accent), ("qr", qr),
    ]
    return options.flatMap { name, value in value.map { ["--" + name, $0] } ?? [] }
      + hide.flatMap { ["--hide", $0] } + show.flatMap { ["--show", $0] }
  }

  /// The submission with the flags' values in place of its own, and the problems with the flags.
  package func applied(to submission: Submission) -> Diagnosed<Submission> {
    var result = Diagnosed(submission)
    func read<Value>(
      _ flag: String, _ text: String?, _ parse: (String) throws(InputProblem) -> Value
    ) -> Value? {
      guard let text else { return nil }
      do throws(InputProblem) {
        return try parse(text)
      } catch {
        result.diagnostics.append(
          Diagnostic(
            .error, rule: "value", at: SourceLocation(file: flag), error.message, hint: error.hint))
        return nil
      }
    }
    func word<Choice: CaseIterable & RawRepresentable<String>>(
      _ what: String
    ) -> (String) throws(InputProblem) -> Choice {
      { text throws(InputProblem) in
        if let choice = Choice(rawValue: text.lowercased()) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        throw InputProblem(
          "'\(text.quotable)' is not \(what)",
          hint: NearestWord.hint(among: words, to: text.quotable, listing: "it can be"))
      }
    }
    func parts(_ flag: String, _ names: [String]) -> Set<SlidePart> {
      Set(names.compactMap { read(flag, $0, word("a part of the slide")) })
    }

    func doubt(_ flag: String, _ problem: InputProblem?) {
      guard let problem else { return }
      result.diagnostics.append(
        Diagnostic(
          .warning, rule: "value", at: SourceLocation(file: flag), problem.message, hint: problem.hint))
    }

    if let text = traffic, DisplayText.saysNotDisclosed(text) {
      result.value.hidden.insert(.traffic)
    } else if let traffic = read("--traffic", traffic, TrafficVolume.understood) {
      result.value.traffic = traffic.value
      doubt("--traffic", traffic.doubt)
    }
    if let text = ratio, DisplayText.saysNotDisclosed(text) {
      result.value.hidden.insert(.ratio)
    } else if let ratio = read("--ratio", ratio, TrafficRatio.init(parsing:)) {
      result.value.ratio = ratio
    }
    if let profile: NetworkProfile = read("--profile", profile, word("a profile")) {
      result.value.profile = profile
    }
    if let policy = read("--policy", policy, PeeringPolicy.General.init(parsing:)) {
      result.value.policy = policy
    }
    if let contact = read("--contact", contact, Contact.init(parsing:)) {
      result.value.contact = contact
      if let problem = contact.problem {
        result.diagnostics.append(
          Diagnostic(
            .warning, rule: "contact-address", at: SourceLocation(file: "--contact"), problem.message,
            hint: problem.hint))
      }
    }
    if let accent = read("--accent", accent, Submission.accent) {
      result.value.accent = Located(flag: "--accent", accent)
    }
    if let qr: Submission.QRTarget = read("--qr", qr, word("a target of a QR code")) {
      result.value.qr = qr
    }
    if let logo { result.value.logo = Located(flag: "--logo", logo) }
    if let seeking = DisplayText.cleanOrNil(seeking) { result.value.seeking = seeking }
    if let offering = DisplayText.cleanOrNil(offering) { result.value.offering = offering }
    if let message = DisplayText.cleanOrNil(message) { result.value.message = message }
    if let speaker = DisplayText.cleanOrNil(speaker) { result.value.speaker = speaker }
    let hidden = parts("--hide", hide)
    let shown = parts("--show", show)
    result.value.hidden = result.value.hidden.subtracting(shown).union(hidden)
    result.value.shown = result.value.shown.subtracting(hidden).union(shown)
    return result
  }
}

extension Located {
  /// A value written on the command line.
  package init(flag: String, _ value: Value) {
    self.init(value, source: SourceText(file: flag, text: ""), line: 0, column: 0)
  }
}
