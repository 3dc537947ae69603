internal import CairoDrawing
package import Scene

extension QRSymbol {
  /// The code that leads to an address in any letters; nil for one that is none, or that is too long for a code.
  package static func leading(to address: String) -> QRSymbol? {
    try? QRSymbol.encoding(LinkAddress.ascii(address))
  }
}
