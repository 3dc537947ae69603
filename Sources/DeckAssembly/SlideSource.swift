internal import Files
package import PeeringDB

/// What a user names to get a slide.
package enum SlideSource: Sendable, Hashable {
  /// A network, to be looked up.
  case network(ASN)
  /// A submission file.
  case submission(String)
  /// A saved PeeringDB answer or bundle.
  case record(String)

  /// What an argument means: an AS number, unless there is a file of that name; else a file, of the kind
  /// its ending says or its first character tells.
  package init(argument: String) {
    if let asn = ASN(argument), !InputFile.exists(argument) {
      self = .network(asn)
      return
    }
    let name = argument.lowercased()
    if name.hasSuffix(".json") {
      self = .record(argument)
    } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      self = .submission(argument)
    } else {
      let bytes = (try? InputFile.read(argument, limit: RecordFile.limit)) ?? []
      let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      self =
        first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .record(argument) : .submission(argument)
    }
  }

  /// The name a file made from this source has, without an ending.
  package var stem: String {
    switch self {
    case .network(let asn): return asn.description.lowercased()
    case .submission(let path), .record(let path):
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
      return String(name[..<dot])
    }
  }
}
