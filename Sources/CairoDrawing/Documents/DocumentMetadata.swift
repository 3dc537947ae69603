/// What a document says of itself.
package struct DocumentMetadata: Sendable, Hashable {
  package var title: String?
  package var author: String?
  package var subject: String?
  package var keywords: [String]
  /// The program that made it.
  package var creator: String?
  /// When it was made, in ISO 8601 and UTC (`2026-11-22T00:00:00Z`). Without it Cairo takes the time of day, and the bytes
  /// differ from run to run.
  package var created: String?
  /// The language, as a BCP 47 tag; nil for English.
  package var language: String?
  /// Whether it says that it is PDF/UA-1.
  package var isAccessible: Bool
  /// Whether it is PDF/A-2a (ISO 19005-2), too.
  package var isArchival: Bool

  package init(
    title: String? = nil, author: String? = nil, subject: String? = nil, keywords: [String] = [],
    creator: String? = nil, created: String? = nil, language: String? = nil, isAccessible: Bool = true,
    isArchival: Bool = false
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.creator = creator
    self.created = created
    self.language = language
    self.isAccessible = isAccessible
    self.isArchival = isArchival
  }
}
