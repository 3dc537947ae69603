internal import Diagnostics

/// The text of an answer, and places in it.
struct AnswerText {
  /// The name people know it by.
  let file: String
  /// UTF-8, without a byte order mark.
  let bytes: [UInt8]
  /// What is said of one that is something else altogether, and of one with nothing but problems.
  var isNot = "is not an answer of PeeringDB"
  var isNo = "is no record of PeeringDB"

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// What keeps the text from being JSON at all.
  func fault() -> Diagnostic? {
    guard let first = bytes.first(where: { !$0.isJSONSpace }) else {
      return unlocated("record-empty", "is empty", hint: "fetch the record again")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return unlocated("record-syntax", "is UTF-16 text, not UTF-8", hint: "save it as UTF-8")
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      return unlocated("record-syntax", "is compressed (gzip), not JSON", hint: "unpack it first")
    }
    if first == UInt8(ascii: "<"), isWebPage {
      return unlocated(
        "record-html", "is a web page (HTML), not JSON",
        hint: "PeeringDB's records are under /api/: save https://www.peeringdb.com/api/net?asn=…&depth=2")
    }
    if let nul = bytes.firstIndex(of: 0) {
      return diagnostic(
        .error, rule: "record-syntax", at: nul, "a NUL byte, which JSON text cannot hold",
        hint: "the file is damaged or is not text: fetch it again")
    }
    if let fault = encodingFault { return fault }
    do throws(JSONScanner.Fault) {
      _ = try JSONScanner.scan(bytes)
      return nil
    } catch {
      return diagnostic(of: error)
    }
  }

  /// Where the text is not UTF-8; nil where it is.
  var encodingFault: Diagnostic? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    return diagnostic(
      .error, rule: "record-syntax", at: firstInvalidOffset, "not UTF-8 text", hint: "save it as UTF-8")
  }

  /// What breaks the grammar, as people read it.
  func diagnostic(of fault: JSONScanner.Fault) -> Diagnostic {
    diagnostic(.error, rule: "record-syntax", at: fault.offset, fault.message, hint: fault.hint)
  }

  /// A diagnostic that points at a byte of the text.
  func diagnostic(
    _ severity: Diagnostic.Severity, rule: String, at offset: Int, keyPath: JSONPath? = nil,
    _ message: String, hint: String? = nil
  ) -> Diagnostic {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    // An answer is often one line of megabytes: an excerpt takes no more of it than this.
    let lineEnd = min(before.endIndex + 400, bytes.endIndex)
    let lineBytes = bytes[lineStart..<lineEnd].prefix { $0 != 0x0A }
    return Diagnostic(
      severity, rule: rule,
      at: SourceLocation(
        file: file, line: line, column: column, keyPath: keyPath.map(String.init(describing:))),
      message, hint: hint,
      excerpt: SourceExcerpt(source: String(decoding: lineBytes, as: UTF8.self), line: 1, column: column))
  }

  /// An error with the text as a whole.
  private func unlocated(_ rule: String, _ message: String, hint: String) -> Diagnostic {
    Diagnostic(.error, rule: rule, at: SourceLocation(file: file), message, hint: hint)
  }

  private var isWebPage: Bool {
    let start = String(decoding: bytes.prefix(1000), as: UTF8.self).lowercased()
    return start.contains("<!doctype") || start.contains("<html") || start.contains("<head")
  }

  private var firstInvalidOffset: Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }
}
