/// What a form sent: fields, and files with their bytes.
package struct FormData: Sendable {
  package var fields: [String: String] = [:]
  package var files: [String: [UInt8]] = [:]

  static let empty = FormData()

  private init() {}

  /// The most fields of a form.
  private static let mostFields = 100

  /// Reads a body of the type `application/x-www-form-urlencoded` or `multipart/form-data` (RFC 7578).
  ///
  /// - Returns: nil where it is of another type, or not what its type says.
  package init?(_ body: [UInt8], type: String) {
    let lower = type.lowercased()
    if lower.hasPrefix("application/x-www-form-urlencoded") {
      guard let fields = Self.decode(String(decoding: body, as: UTF8.self)) else { return nil }
      self.fields = fields
    } else if lower.hasPrefix("multipart/form-data"), let boundary = Self.parameter("boundary", in: type) {
      guard readParts(body[...], Array("--\(boundary)".utf8)) else { return nil }
    } else {
      return nil
    }
  }

  /// The names and values of a query or a form; nil where there are too many.
  package static func decode(_ text: String) -> [String: String]? {
    var fields: [String: String] = [:]
    let pairs = text.split(separator: "&")
    guard pairs.count <= mostFields else { return nil }
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      fields[unescaped(parts[0])] = parts.count > 1 ? unescaped(parts[1]) : ""
    }
    return fields
  }

  /// A text with `+` for a space and `%` before two hexadecimal digits.
  static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func parameter(_ name: String, in header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == name else { continue }
      let value = pair[1].filter { $0 != "\"" }
      return value.isEmpty || value.utf8.count > 70 ? nil : String(value)
    }
    return nil
  }

  private mutating func readParts(_ body: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool {
    let lineEnd: [UInt8] = [0x0D, 0x0A]
    guard var rest = Self.cut(body, at: mark)?.after else { return false }
    for _ in 0..<Self.mostFields {
      if rest.starts(with: [0x2D, 0x2D]) { return true }
      guard rest.starts(with: lineEnd), let head = Self.cut(rest.dropFirst(2), at: lineEnd + lineEnd),
        let content = Self.cut(head.after, at: lineEnd + mark)
      else { return false }
      rest = content.after
      let lines = String(decoding: head.before, as: UTF8.self).split(separator: "\r\n")
      guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
        let name = Self.parameter("name", in: String(line))
      else { continue }
      if line.contains("filename=") {
        if !content.before.isEmpty { files[name] = Array(content.before) }
      } else {
        fields[name] = String(decoding: content.before, as: UTF8.self)
      }
    }
    return false
  }

  private static func cut(
    _ bytes: ArraySlice<UInt8>, at mark: [UInt8]
  ) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    guard let range = bytes.firstRange(of: mark) else { return nil }
    return (bytes[..<range.lowerBound], bytes[range.upperBound...])
  }
}
