import Foundation

/// A PDF written by hand, object by object, as strange as a test needs it.
struct HandmadePDF {
  /// The bodies of objects, by number; 1 is the catalogue.
  var objects: [Int: [UInt8]] = [:]

  /// A document of one page with object 3 as the page, 4 as its content and 5 as its resources.
  ///
  /// - Parameters:
  ///   - page: more for the page's dictionary.
  ///   - resources: the resources' dictionary.
  ///   - catalog: more for the catalogue.
  ///   - content: what the page draws.
  init(
    page: String = "/MediaBox [0 0 400 200]", resources: String = "", catalog: String = "",
    content: String = "1 0 0 rg 0 0 400 200 re f"
  ) {
    self[1] = "<< /Type /Catalog /Pages 2 0 R \(catalog) >>"
    self[2] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    self[3] = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources 5 0 R \(page) >>"
    stream(4, "", Array(content.utf8))
    self[5] = "<< \(resources) >>"
  }

  subscript(number: Int) -> String {
    get { String(decoding: objects[number] ?? [], as: UTF8.self) }
    set { objects[number] = Array(newValue.utf8) }
  }

  /// Makes object `number` a stream.
  mutating func stream(_ number: Int, _ dictionary: String, _ data: [UInt8]) {
    objects[number] =
      Array("<< \(dictionary) /Length \(data.count) >>\nstream\n".utf8) + data + Array("\nendstream".utf8)
  }

  /// The file, with a table of where the objects are.
  var bytes: [UInt8] {
    var bytes = Array("%PDF-1.7\n%\u{E9}\u{E9}\n".utf8)
    var places: [Int: Int] = [:]
    for number in objects.keys.sorted() {
      places[number] = bytes.count
      bytes += Array("\(number) 0 obj\n".utf8) + (objects[number] ?? []) + Array("\nendobj\n".utf8)
    }
    let (start, size) = (bytes.count, (objects.keys.max() ?? 0) + 1)
    var table = "xref\n0 \(size)\n0000000000 65535 f \n"
    for number in 1..<size {
      let place = String(places[number] ?? 0)
      let kind = places[number] == nil ? "65535 f" : "00000 n"
      table += String(repeating: "0", count: 10 - place.count) + place + " \(kind) \n"
    }
    table += "trailer\n<< /Root 1 0 R /Size \(size) >>\nstartxref\n\(start)\n%%EOF\n"
    return bytes + Array(table.utf8)
  }

  /// Bytes packed as `/FlateDecode` has them.
  static func packed(_ bytes: [UInt8]) throws -> [UInt8] { try Zlib.pack(bytes) }
}
