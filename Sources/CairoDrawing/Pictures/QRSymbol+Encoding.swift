internal import CQRencode
package import Scene

extension QRSymbol {
  /// The smallest symbol that holds `text` as bytes, with error correction of level M (a tenth and a half of it may be lost).
  ///
  /// - Throws: `DrawingError` where the text is empty, has a null character or is too long for a symbol.
  package static func encoding(_ text: String) throws(DrawingError) -> QRSymbol {
    guard !text.isEmpty, !text.utf8.contains(0) else {
      throw DrawingError("cannot make a QR code of text that is empty or has a null character")
    }
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else {
      throw DrawingError("cannot make a QR code of \(text.utf8.count) bytes; it holds at most 2331")
    }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    // The lowest bit of a module says whether it is dark.
    let modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    return QRSymbol(width: width, modules: modules, text: text)
  }
}
