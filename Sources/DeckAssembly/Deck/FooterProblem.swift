internal import Diagnostics
internal import SlideLayout
internal import Submissions

/// A footer that has no room: found on every slide, and the event's fault.
struct FooterProblem {
  private var isTold = false

  /// What was found on a slide, with the footer's problem where it is written, and once only.
  mutating func told(
    _ found: [Diagnostic], of event: Event, at location: SourceLocation
  ) -> [Diagnostic] {
    var told = found.filter { $0.rule != SlideLayout.footerRule }
    guard told.count < found.count, !isTold else { return told }
    isTold = true
    let problem = "is too long for its place and ends in an ellipsis"
    told.append(
      event.brand.footer.map {
        $0.diagnostic(.warning, rule: SlideLayout.footerRule, "the footer \(problem)", hint: "shorten it")
      }
        ?? Diagnostic(
          .warning, rule: SlideLayout.footerRule, at: location,
          "the footer, which is event and session, \(problem)",
          hint: "write a shorter one, as in  brand: { footer: Forum 2027 }"))
    return told
  }
}
