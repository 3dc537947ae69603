#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// An answer as it is kept on the disk: what was asked, when, and what of the answer a slide may need.
///
/// The file is a line that says what it is, a line of JSON (`Head`), and the body. The body of a list of
/// records is a line for each of them, so that one can be taken out without reading the others; that of a
/// picture is its bytes.
struct KeptAnswer: Sendable {
  /// What is known of the body without reading it.
  struct Head: Codable, Hashable, Sendable {
    var url: String
    /// `net`, `ix`, `fac`, `org` or `logo`.
    var kind: String
    /// The ids asked for, whether there were records of them or not.
    var asked: [Int] = []
    /// The ids of the records in the body, in its order.
    var rows: [Int] = []
    /// The bytes of each record's line, with the line break.
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
  }

  private static let title = "personals-answer 1\n"
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
      let head = try? JSONDecoder().decode(Head.self, from: Data(rest[..<end]))
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

  /// The lines of the records wanted that are here, by their ids.
  func lines(of wanted: Set<Int>) -> [Int: ArraySlice<UInt8>] {
    var lines: [Int: ArraySlice<UInt8>] = [:]
    var start = 0
    for (id, length) in zip(head.rows, head.lengths) {
      if wanted.contains(id) { lines[id] = body[start..<start + length] }
      start += length
    }
    return lines
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
  /// All rows of an answer, made fit to be kept: those of sets may be many to one id asked for.
  init(rows body: [UInt8], _ head: Head) {
    var head = head
    var lines: [UInt8] = []
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for (number, row) in JSONValue.rows(of: body).enumerated() {
      guard let line = try? encoder.encode(row.fitToShare) else { continue }
      lines += line
      lines.append(UInt8(ascii: "\n"))
      head.rows.append(number)
      head.lengths.append(line.count + 1)
    }
    self.init(head, body: lines)
  }

  /// The lines of all records, in order.
  var allLines: [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for length in head.lengths {
      lines.append(Array(body[start..<start + length]))
      start += length
    }
    return lines
  }

  /// The records of an answer that were asked for, made fit to be kept: without contacts that are not public.
  ///
  /// - Parameters:
  ///   - body: an answer that has been read before.
  ///   - head: what was asked, and when.
  ///   - id: the field that the ids asked for are of.
  init(records body: [UInt8], _ head: Head, id: String) {
    var head = head
    let asked = Set(head.asked)
    var lines: [UInt8] = []
    var seen: Set<Int> = []
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for row in JSONValue.rows(of: body) {
      guard let number = row[id].wholeNumber, asked.contains(number), seen.insert(number).inserted,
        let line = try? encoder.encode(row.fitToShare)
      else { continue }
      lines += line
      lines.append(UInt8(ascii: "\n"))
      head.rows.append(number)
      head.lengths.append(line.count + 1)
    }
    self.init(head, body: lines)
  }
}
