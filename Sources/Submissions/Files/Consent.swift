internal import Diagnostics
internal import LocatedYAML
package import PeeringDB

/// What a presenter agreed to beyond a slide on the stage. What is not said is no.
package struct Consent: Sendable, Hashable {
  /// Whether the slide may be published.
  package var publish: Bool?
  /// Whether the presenter may be on printed sheets.
  package var sheets: Bool?
  /// Whether photographs of the presenter may be shown.
  package var photo: Bool?
  /// The last day on which what was sent may be kept.
  package var keepUntil: CalendarDate?

  package init() {}

  /// Reads the keys below `consent`; whatever is wrong there is reported, and is no consent.
  init?(yaml: YAMLValue) {
    guard
      let fields = yaml.mapping(
        keys: ["publish", "sheets", "photo", "keep-until"], "'publish: yes' and the like")
    else {
      return nil
    }
    for key in ["publish", "sheets", "photo", "keep-until"] { fields[key]?.reportComment(always: false) }
    publish = fields["publish"]?.bool()?.value
    sheets = fields["sheets"]?.bool()?.value
    photo = fields["photo"]?.bool()?.value
    keepUntil =
      fields["keep-until"]?.reading("a day") { text throws(InputProblem) in
        guard let day = CalendarDate(isoPrefix: text) else {
          throw InputProblem("'\(text)' is not a day", hint: "write it as 2027-02-24")
        }
        return day
      }?.value
  }
}
