/// PDFs as other programs read them. Tests of each target add how they make some.
package enum PDF {
  /// What qpdf finds wrong; nil for nothing.
  package static func check(_ bytes: [UInt8]) throws -> String? {
    let check = try Command.run("qpdf", ["--check", "@"], on: bytes)
    let isClean = check.status == 0 && check.output.contains("No syntax or stream encoding errors found")
    return isClean && !check.output.contains("WARNING") ? nil : check.output
  }

  /// The text of a document, without the marks of direction that pdftotext adds.
  package static func text(_ bytes: [UInt8]) throws -> String {
    let text = try Command.run("pdftotext", ["-enc", "UTF-8", "@", "-"], on: bytes).output
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !(0x202A...0x202E).contains($0.value) }))
  }

  /// The text of one page, laid out.
  package static func text(_ bytes: [UInt8], page: Int) throws -> String {
    try Command.run("pdftotext", ["-f", "\(page)", "-l", "\(page)", "-layout", "@", "-"], on: bytes).output
  }

  /// The structure as Poppler reads it, one element or text a line, indented by depth, without attributes and links' places.
  package static func structure(_ bytes: [UInt8]) throws -> [String] {
    let output = try Command.run("pdfinfo", ["-struct-text", "-enc", "UTF-8", "@"], on: bytes).output
    return output.split(separator: "\n").compactMap { line in
      let text = line.drop { $0 == " " }
      let indent = String(repeating: " ", count: (line.count - text.count) / 2)
      if text.hasPrefix("\"") { return indent + text }
      guard !text.hasPrefix("/"), !text.hasPrefix("Object ") else { return nil }
      return indent + text.prefix { $0 != " " && $0 != ":" }
    }
  }

  /// The document without compression, for looking into.
  package static func source(_ bytes: [UInt8]) throws -> String {
    let qdf = ["--qdf", "--object-streams=disable", "--no-original-object-ids", "@", "%"]
    return String(decoding: try Command.run("qpdf", qdf, on: bytes).result, as: UTF8.self)
  }

  /// The colours of a page at places in points from its upper left corner, as `rrggbb`.
  package static func colors(_ bytes: [UInt8], page: Int, at places: [(x: Int, y: Int)]) throws -> [String] {
    let arguments = ["-png", "-f", "\(page)", "-singlefile", "-r", "72", "-aa", "no", "-aaVector", "no", "@"]
    let picture = try Pixmap(png: Command.run("pdftoppm", arguments, on: bytes).bytes)
    return places.map { place in
      picture[place.x, place.y].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}
