/// A request as the pages see it.
package struct WebRequest: Sendable {
  package var method: String
  /// Without the query, decoded.
  package var path: String
  /// The values of the query, by name; of several with one name, the last.
  package var query: [String: String]
  /// By names in lower case.
  package var headers: [String: String]
  package var body: [UInt8]
  /// The address of the connection.
  package var peer: String

  package init(
    method: String, path: String, query: [String: String] = [:], headers: [String: String] = [:],
    body: [UInt8] = [], peer: String = "127.0.0.1"
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.peer = peer
  }

  /// The parts of the path.
  var parts: [String] { path.split(separator: "/").map(String.init) }

  /// The cookies, by name.
  var cookies: [String: String] {
    var cookies: [String: String] = [:]
    for part in (headers["cookie"] ?? "").split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      cookies[String(pair[0].drop { $0 == " " })] = String(pair[1])
    }
    return cookies
  }

  /// Whether the page's script sent it.
  var wantsJSON: Bool { headers["accept"] == "application/json" }
}

/// An answer of the pages.
package struct WebResponse: Sendable {
  package var status: Int
  package var headers: [(String, String)]
  package var body: [UInt8]

  package init(_ status: Int, type: String = "text/html; charset=utf-8", _ body: [UInt8]) {
    self.status = status
    headers = [("Content-Type", type)]
    self.body = body
  }

  /// Another page, as an answer to a form.
  static func see(_ path: String) -> WebResponse {
    var response = WebResponse(303, [])
    response.headers = [("Location", path)]
    return response
  }

  /// A file to save.
  static func download(_ bytes: [UInt8], type: String, name: String) -> WebResponse {
    var response = WebResponse(200, type: type, bytes)
    response.headers.append(("Content-Disposition", "attachment; filename=\"\(name)\""))
    return response
  }

  /// The value of a header.
  package subscript(name: String) -> String? {
    headers.first { $0.0.lowercased() == name.lowercased() }?.1
  }
}
