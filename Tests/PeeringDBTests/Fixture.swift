import Diagnostics
import Files
import PeeringDB
import Testing

/// Invented records in PeeringDB's shape.
enum Fixture {
  static func path(_ name: String, beside file: String = #filePath) -> String {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Fixtures/\(name)"
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try InputFile.read(path(name), limit: 1_000_000)
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// A `net` answer with one network, whose fields are the text between the braces.
  static func answer(_ fields: String) -> String { #"{"data": [{\#(fields)}], "meta": {}}"# }
}

/// What is decoded of some text.
func decode(_ text: String, file: String = "as64500.json") -> Diagnosed<NetworkBundle?> {
  let bundle = RecordFile.decode(Array(text.utf8), file: file)
  return Diagnosed(bundle.value?.asNetwork, bundle.diagnostics)
}

/// The diagnostics of some text, as people read them.
func messages(_ text: String) -> String {
  decode(text).diagnostics.map(\.text).joined(separator: "\n")
}
