/// Fetches what is at a URL: libcurl, or a fake in tests.
package protocol Transport: Sendable {
  /// The answer of the server, whatever its status. Redirects are answers, too: none is followed.
  ///
  /// - Parameters:
  ///   - url: http or https.
  ///   - headers: whole lines, as in `Accept: application/json`.
  ///   - limit: the most the body may have, in bytes, unpacked.
  /// - Returns: the answer, whole.
  /// - Throws: the reason there is no answer.
  func get(_ url: String, headers: [String], limit: Int) throws(SourceError.Reason) -> HTTPAnswer
}

/// What a server answered.
package struct HTTPAnswer: Sendable, Hashable {
  package var status: Int
  /// By name, in lower case. Of several of one name the last.
  package var headers: [String: String]
  package var body: [UInt8]

  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension HTTPAnswer {
  /// The media type in lower case, without parameters; "" where there is none.
  var mediaType: String {
    let type = headers["content-type"]?.prefix { $0 != ";" } ?? ""
    return type.lowercased().filter { $0 != " " }
  }

  var isJSON: Bool { mediaType == "application/json" || mediaType.hasSuffix("+json") }
}
