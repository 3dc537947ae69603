internal import Foundation

/// What the page's script gets as an answer.
struct Reply: Encodable {
  var message: String?
  var detail: String?
  var revision: Int?
  /// Words for the page's parts, HTML where their names say so.
  var saved: String?
  var stateHTML: String?
  var problemsHTML: String?
  /// By the form's name of the field.
  var fieldsHTML: [String: String]?
  /// How many letters of a field that is cut the slide shows.
  var fitting: [String: Int]?
  var conflictHTML: String?
  var submit: String?
  var hasErrors: Bool?
  var picture: String?
  var reading: String?
  var progress: String?
  var isDone: Bool?

  init(message: String? = nil, detail: String? = nil) {
    self.message = message
    self.detail = detail
  }

  var bytes: [UInt8] { (try? JSONEncoder().encode(self)).map(Array.init) ?? Array("{}".utf8) }
}
