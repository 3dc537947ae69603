extension DeskSite {
  /// The style and the script of the pages.
  static func asset(_ request: WebRequest) -> WebResponse? {
    let found: (type: String, bytes: [UInt8])
    switch request.path {
    case "/desk.css": found = ("text/css; charset=utf-8", PackageResources.desk_css)
    case "/desk.js": found = ("text/javascript; charset=utf-8", PackageResources.desk_js)
    default: return nil
    }
    var response = WebResponse(200, type: found.type, found.bytes)
    response.headers.append(("Cache-Control", "no-cache"))
    return response
  }
}
