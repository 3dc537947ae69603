internal import PeeringDB

/// Where files with whole tables are.
struct TableAddress {
  private let base: String
  let host: String

  /// nil for what is no http or https URL.
  init?(_ text: String) {
    var url = Substring(text)
    while url.last == "/" { url.removeLast() }
    guard let host = HTTPAddress.host(of: String(url)), !url.contains("?") else { return nil }
    base = String(url)
    self.host = host
  }

  func url(of table: RecordTable) -> String { "\(base)/\(table.fileName)" }
}
