package import Diagnostics
package import PeeringDB
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

  /// The network's content.
  var network: NetworkPersonal? {
    switch slide?.personal {
    case .network(let network): network
    case nil: nil
    }
  }

  /// The kind, by the names templates use.
  package var kind: String { slide == nil ? "other" : "network" }

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
