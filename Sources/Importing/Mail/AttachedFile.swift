internal import Files
internal import OfficeFiles

/// What a file that came with a mail is, by its bytes.
enum AttachedFile {
  /// What a file can be in a submission, by its first bytes.
  static func kind(_ bytes: [UInt8]) -> (field: String, ending: String)? {
    if bytes.starts(with: [0x25, 0x50, 0x44, 0x46, 0x2D]) { return ("slide", ".pdf") }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return ("logo", ".png") }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return ("logo", ".jpg") }
    if let ending = presentationEnding(bytes) { return ("slide", ending) }
    let start = String(decoding: bytes.prefix(2000), as: UTF8.self)
    if start.contains("<svg"), start.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).first == "<" {
      return ("logo", ".svg")
    }
    return nil
  }

  /// The ending of a presentation's name; nil for another file.
  private static func presentationEnding(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // By its list of files: an archive may hold a presentation as it is.
      guard let archive = try? ZipArchive(bytes) else { return nil }
      if archive.names.contains("ppt/presentation.xml") { return ".pptx" }
      let type = (try? archive.content("mimetype")) ?? nil
      if type?.starts(with: "application/vnd.oasis.opendocument.presentation".utf8) == true { return ".odp" }
      return archive.names.contains { $0.hasPrefix("Index/Slide") } ? ".key" : nil
    }
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return nil }
    return bytes.hasBytes("PowerPoint Document".utf8.flatMap { [$0, 0] }) ? ".ppt" : nil
  }

  static func isPresentation(_ part: MailMessage.Part) -> Bool {
    part.type.contains("presentation") || part.type.contains("powerpoint")
      || [".pptx", ".ppt", ".odp", ".key", ".ppsx"].contains(where: part.name.lowercased().hasSuffix)
  }

  /// Whether a file of a kind ends before its end.
  static func isDamaged(_ bytes: [UInt8], _ ending: String) -> Bool {
    switch ending {
    case ".pdf":
      let end = bytes.suffix(2048)
      return !end.hasBytes("startxref".utf8) || !end.hasBytes("%%EOF".utf8)
    case ".png": return !isWholePNG(bytes)
    case ".jpg": return !isWholeJPEG(bytes)
    case ".svg": return !bytes.hasBytes("</svg".utf8) && !bytes.suffix(100).hasBytes("/>".utf8)
    default: return false
    }
  }

  /// Whether a PNG has pixels, and its last chunk.
  private static func isWholePNG(_ bytes: [UInt8]) -> Bool {
    var index = 8
    var hasPixels = false
    while index + 12 <= bytes.count {
      let length = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = bytes[index + 4..<index + 8]
      if type.elementsEqual("IEND".utf8) { return hasPixels }
      if type.elementsEqual("IDAT".utf8) { hasPixels = true }
      index += length + 12
    }
    return false
  }

  /// Whether a JPEG has an end behind its pixels. The preview in its description has an end, too.
  private static func isWholeJPEG(_ bytes: [UInt8]) -> Bool {
    var index = 2
    while index + 4 <= bytes.count, bytes[index] == 0xFF {
      if bytes[index + 1] == 0xFF {
        index += 1
        continue
      }
      if bytes[index + 1] == 0xDA { return bytes[index...].hasBytes([0xFF, 0xD9]) }
      index += 2 + (Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
    }
    return false
  }
}
