#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// An answer as it is kept on the disk: what was asked, when, and what of the answer a slide may need.
///
/// The file is a line that says what it is, a line of JSON (`Head`), and the body. The body of a list of
/// rows is a line for each of them, so that one can be taken out without reading the others; that of a
/// picture is its bytes.
struct KeptAnswer: Sendable {
  /// What is known of the body without reading it.
  struct Head: Encodable, Hashable, Sendable {
    var url: String
    /// A table and the field that was asked by, as in `netixlan.net_id`, or `logo`.
    var kind: String
    /// The values asked for, whether there were rows of them or not.
    var asked: [Int] = []
    /// The value of each row in the body, in its order.
    var rows: [Int] = []
    /// The bytes of each row's line, with the line break.
    var lengths: [Int] = []
    /// When the answer came, in ISO 8601, as the program dates things: with `SOURCE_DATE_EPOCH`, that.
    var fetched: String
    /// When the answer came, or was last confirmed, in seconds since 1970 by the machine's clock.
    var kept: Double
    /// What the server calls this state of the answer (RFC 9110, ETag), to ask whether it has changed.
    var tag: String?
    /// When the server says the answer last changed (RFC 9110, Last-Modified).
    var changed: String?
    /// The media type of a picture.
    var mediaType: String?
    /// The bytes of the body.
    var size = 0
    /// FNV-1a of the body: against cut and overwritten files, not against anybody's will.
    var sum = ""

    init(url: String, kind: String, fetched: String, kept: Double) {
      (self.url, self.kind, self.fetched, self.kept) = (url, kind, fetched, kept)
    }

    /// The head that was written as JSON.
    init?(_ json: JSONValue) {
      let kept: Double? =
        switch json["kept"] {
        case .decimal(let seconds): seconds
        case .integer(let seconds): Double(seconds)
        default: nil
        }
      guard let url = json["url"].string, let kind = json["kind"].string,
        let fetched = json["fetched"].string,
        let kept, let size = json["size"].wholeNumber, let sum = json["sum"].string
      else { return nil }
      self.init(url: url, kind: kind, fetched: fetched, kept: kept)
      asked = json["asked"].entries.compactMap(\.wholeNumber)
      rows = json["rows"].entries.compactMap(\.wholeNumber)
      lengths = json["lengths"].entries.compactMap(\.wholeNumber)
      (tag, changed, mediaType) = (json["tag"].string, json["changed"].string, json["mediaType"].string)
      (self.size, self.sum) = (size, sum)
    }
  }

  private static let title = "personals-answer 2\n"
  /// The most that is read of a file, in bytes.
  static let limit = 64_000_000

  var head: Head
  let body: [UInt8]

  init(_ head: Head, body: [UInt8]) {
    self.head = head
    self.head.size = body.count
    self.head.sum = Self.sum(body)
    self.body = body
  }

  /// The answer in a file; nil where the file is anything but whole.
  init?(file bytes: [UInt8]) {
    guard bytes.starts(with: Self.title.utf8) else { return nil }
    let rest = bytes.dropFirst(Self.title.utf8.count)
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
      let head = JSONValue(rest[..<end]).flatMap(Head.init)
    else { return nil }
    let body = Array(rest[(end + 1)...])
    guard body.count == head.size, Self.sum(body) == head.sum, head.rows.count == head.lengths.count,
      head.lengths.allSatisfy({ $0 > 0 && $0 <= body.count }),
      head.rows.isEmpty || head.lengths.reduce(0, +) == body.count
    else { return nil }
    self.head = head
    self.body = body
  }

  /// The whole file.
  var file: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(head) else {
      preconditionFailure("numbers and texts can be written as JSON")
    }
    return Array(Self.title.utf8) + [UInt8](line) + [UInt8(ascii: "\n")] + body
  }

  /// A short name for a text, the same on every machine: FNV-1a in 64 bits, in hexadecimal.
  static func sum(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension KeptAnswer {
  /// Rows of an answer, ready to be kept.
  ///
  /// - Parameters:
  ///   - rows: as they may be passed on.
  ///   - head: what was asked, and when.
  ///   - field: the field that the values asked for are of.
  init(_ rows: [TableRow], _ head: Head, by field: String) {
    var head = head
    let asked = Set(head.asked)
    var lines: [UInt8] = []
    for row in rows {
      // Contacts that are not public are not kept, even if the key may see them.
      guard let value = row.key(field), asked.contains(value),
        !head.kind.hasPrefix("poc.") || row.isPublicContact
      else { continue }
      lines += row.text
      lines.append(UInt8(ascii: "\n"))
      head.rows.append(value)
      head.lengths.append(row.text.count + 1)
    }
    self.init(head, body: lines)
  }

  /// The rows of some values, by the values.
  func rows(of wanted: Set<Int>) -> [Int: [TableRow]] {
    var rows: [Int: [TableRow]] = [:]
    var start = 0
    for (value, length) in zip(head.rows, head.lengths) {
      if wanted.contains(value), let row = TableRow(stored: Array(body[start..<start + length])) {
        rows[value, default: []].append(row)
      }
      start += length
    }
    return rows
  }
}
