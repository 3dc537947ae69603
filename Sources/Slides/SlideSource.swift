internal import Files
package import PeeringDB

/// What a user names to get a slide.
package enum SlideSource: Sendable, Hashable {
  /// A network, an exchange or a facility, to be looked up.
  case subject(RecordSubject)
  /// A submission file.
  case submission(String)
  /// A saved PeeringDB answer or bundle.
  case record(String)

  /// What an argument means: an AS number, `ix:31` or `fac:1`, unless there is a file of that name; else a file,
  /// of the kind its ending says or its first character says. A folder is no file: one called AS64500 hides nothing.
  package init(argument: String) {
    if let subject = RecordSubject(argument), !InputFile.exists(argument) || InputFile.isFolder(argument) {
      self = .subject(subject)
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
      // A web page was meant to be a record; records say best what is wrong with it.
      let isRecord = [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<")].contains(first)
      self = isRecord && !bytes.starts(with: "{\\rtf".utf8) ? .record(argument) : .submission(argument)
    }
  }

  /// What an event's list or a checked argument names; if that is unclear, a submission.
  package init(listed path: String) {
    if let subject = RecordSubject(path), !InputFile.exists(path) || InputFile.isFolder(path) {
      self = .subject(subject)
    } else {
      self = path.lowercased().hasSuffix(".json") ? .record(path) : .submission(path)
    }
  }

  /// What is wrong with an argument that can be neither file nor network, in words; nil where it can.
  package static func problem(with argument: String) -> String? {
    if argument.isEmpty { return "a source is empty: give an AS number or the path of a file" }
    guard RecordSubject(argument) == nil, !InputFile.exists(argument) else { return nil }
    if let prefix = ["ix:", "fac:"].first(where: argument.lowercased().hasPrefix) {
      return "'\(argument)' has no number of PeeringDB's behind '\(prefix)', as in \(prefix)31"
    }
    var digits = argument.lowercased().filter { $0 != " " }[...]
    if digits.hasPrefix("as") { digits = digits.dropFirst(digits.hasPrefix("asn") ? 3 : 2) }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return "'\(argument)' is not an AS number: they go from 1 to \(UInt32.max)"
  }

  /// The name a file made from this source has, without an ending.
  package var stem: String {
    switch self {
    case .subject(let subject): return subject.description.lowercased().filter { $0 != ":" }
    case .submission(let path), .record(let path):
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
      return String(name[..<dot])
    }
  }
}
