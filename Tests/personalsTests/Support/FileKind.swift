/// What a file is, by what is in it.
enum FileKind: String {
  case pdf
  case png
  case svg

  /// nil for anything else.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if String(decoding: bytes.prefix(200), as: UTF8.self).contains("<svg ") {
      self = .svg
    } else {
      return nil
    }
  }

  /// The size a PNG says it has: `1920 × 1080`.
  static func sizeOfPNG(_ bytes: [UInt8]) -> String? {
    guard FileKind(bytes) == .png, bytes.count >= 24 else { return nil }
    func number(_ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    return "\(number(16)) × \(number(20))"
  }
}
