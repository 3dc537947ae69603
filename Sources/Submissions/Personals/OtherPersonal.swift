package import Diagnostics
package import PeeringDB

/// What the slide of a presenter without a record says: what the presenter wrote, and nothing else.
package struct OtherPersonal: PersonalContent {
  package var name: String
  /// The number, where the presenter gives one that PeeringDB does not know.
  package var asn: ASN?
  /// The city or place in the presenter's words.
  package var place: String?
  package var traffic: TrafficVolume?
  package var ratio: TrafficRatio?
  package var profile: NetworkProfile?
  package var policy: PeeringPolicy?
  package var website: String?
  package var pitch: Pitch
  package var hanLanguage: String?

  package var identifier: String { asn?.description ?? name }
  package var source: DataSource { DataSource(age: nil) }
  package var peeringDBPage: String? { nil }
  package var country: String? { nil }
}

extension OtherPersonal {
  /// The slide's content.
  ///
  /// - Parameters:
  ///   - name: the presenter's name, as the submission gives it.
  ///   - submission: what the presenter wrote.
  /// - Returns: the content, with a note that a record would help.
  package static func resolve(_ name: Located<String>, _ submission: Submission) -> Diagnosed<OtherPersonal> {
    let pitch = Pitch(submission)
    let personal = OtherPersonal(
      name: name.value, asn: submission.network?.value, place: submission.place, traffic: submission.traffic,
      ratio: submission.ratio, profile: submission.profile,
      policy: submission.policy.map { PeeringPolicy(general: $0) }, website: submission.website, pitch: pitch,
      hanLanguage: HanLanguage.of([name.value] + pitch.texts, country: nil))
    let note = name.diagnostic(
      .note, rule: "no-record", "\(name.value) has no record in PeeringDB",
      hint: "register, so that others can find you: https://www.peeringdb.com/register")
    let misplaced = submission.misplaced(
      on: "a presenter without a record", ["ixf", "traffic-url", "prefixes"])
    return Diagnosed(
      personal, [note] + misplaced + personal.notes(file: submission.source?.file ?? "", []))
  }
}
