internal import Files
internal import Foundation
internal import PeeringDB

/// What is known of a downloaded table, kept in a small file beside it.
struct DownloadHead: Encodable, Hashable {
  var url: String
  var etag: String?
  /// `Last-Modified`, as the server wrote it.
  var modified: String?
  /// When it was asked for, in seconds since 1970.
  var fetched: Int
  /// Whether the bytes came as they are, so that the server can go on in the middle.
  var isPlain: Bool

  /// The head in the file at `path`; nil where there is none, or one that cannot be read.
  static func read(_ path: String) -> DownloadHead? {
    guard let bytes = try? InputFile.read(path, limit: 65_536), let json = JSONValue(bytes),
      let url = json["url"].string, let fetched = json["fetched"].wholeNumber,
      case .flag(let isPlain) = json["isPlain"]
    else { return nil }
    return DownloadHead(
      url: url, etag: json["etag"].string, modified: json["modified"].string, fetched: fetched,
      isPlain: isPlain)
  }

  func write(_ path: String) throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("text and numbers are always JSON")
    }
    let file = try OutputFile(path)
    try file.write(Array(data))
    try file.commit()
  }

  /// Header lines that have the server answer 304 where nothing has changed; none where it gave no sign of change.
  var conditions: [String] {
    var lines: [String] = []
    if let etag { lines.append("If-None-Match: \(etag)") }
    if let modified { lines.append("If-Modified-Since: \(modified)") }
    return lines
  }

  /// The header line that has the server go on only with the same bytes (RFC 9110, section 13.1.5); nil where it
  /// gave no sign that would do.
  var rangeCondition: String? {
    guard isPlain else { return nil }
    if let etag, !etag.hasPrefix("W/") { return "If-Range: \(etag)" }
    return modified.map { "If-Range: \($0)" }
  }
}
