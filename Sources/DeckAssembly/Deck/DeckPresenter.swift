package import Diagnostics
package import PeeringDB
internal import PDFPages
internal import Submissions

/// Somebody in a deck: with a slide, or with a place kept for one.
package struct DeckPresenter: Sendable {
  package var file: String
  /// The content; nil where the slide is still to come.
  package var slide: ResolvedSlide?
  package var asn: ASN?
  /// The session the submission was listed in.
  package var session: Int?
  package var diagnostics: [Diagnostic]
  /// Why a look-up or a file failed, in a sentence.
  package var failure: String?
  /// What the record says of whoever has no slide to show.
  var known: NetworkPersonal?
  /// The page the presenter made, where there is one that can be used.
  var ownSlide: OwnSlide?
  /// Where that page is.
  var ownSlidePath: String?

  /// Whether there is a slide to show: where the presenter made one, that one.
  package var isReady: Bool { ownSlidePath == nil ? slide != nil : ownSlide != nil }

  package init(
    file: String, slide: ResolvedSlide? = nil, asn: ASN? = nil, session: Int? = nil,
    diagnostics: [Diagnostic] = [], failure: String? = nil
  ) {
    self.file = file
    self.slide = slide
    self.asn = asn
    self.session = session
    self.diagnostics = diagnostics
    self.failure = failure
  }

  /// The network's content.
  var network: NetworkPersonal? {
    switch slide?.personal {
    case .network(let network): network
    case nil: known
    }
  }

  /// The kind, by the names templates use.
  package var kind: String { slide == nil && asn == nil ? "other" : "network" }

  /// The name, as far as anything tells it.
  package var name: String {
    if let network { return network.name }
    if let asn { return asn.description }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// The AS number, or the name.
  var number: String { asn?.description ?? name }
}
