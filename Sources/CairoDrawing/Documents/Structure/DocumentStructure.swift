internal import CPango
import Scene

/// The structure of a document, collected while its pages are drawn.
///
/// Cairo's own is not used: of Cairo 1.16, text beside a tag belongs to none, and there are no artifacts; of 1.18, only text
/// does. So Cairo draws a mark where the owner of what is drawn changes, and `ContentTags` turns it into tags.
final class DocumentStructure {
  /// The pages that are drawn, and the one that is being drawn.
  private(set) var pages: [PageStructure] = []
  /// What the document says of itself.
  let metadata: DocumentMetadata
  /// Whether the source's colour cannot be seen, so that Cairo would draw nothing.
  var isClear = false
  /// Whether the document's language is written in Latin letters.
  private let isLatin: Bool

  init(_ metadata: DocumentMetadata) {
    self.metadata = metadata
    let language = metadata.language ?? "en"
    isLatin = ScriptLanguage.tag(for: PANGO_SCRIPT_LATIN, wanted: language) == language
  }

  func beginPage(_ size: Size) { pages.append(PageStructure(size: size)) }

  /// The page that is being drawn. Asked for only between `beginPage` and the end.
  var page: PageStructure {
    get { pages[pages.count - 1] }
    _modify { yield &pages[pages.count - 1] }
  }

  /// The content of a page with its tags, as `ContentTags` makes it.
  func tagged(_ content: [UInt8], page index: Int) -> [UInt8]? {
    ContentTags.tagged(content, &pages[index])
  }

  /// Ends the page at `index`, whose content has been written.
  func close(_ index: Int) { pages[index].close() }
}

// Languages.
extension DocumentStructure {
  /// The language of a text in another script than the document's; nil for the document's.
  func language(of text: String) -> String? {
    // Most texts are ASCII, in a document that is.
    if isLatin, text.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    let wanted = metadata.language ?? "en"
    var found: String?
    for (_, script) in ScriptLanguage.runs(in: Array(text.utf8)) {
      let language = ScriptLanguage.tag(for: script, wanted: wanted)
      // Japanese has Chinese characters too, and Chinese no others.
      if found == nil || language == "ja" { found = language }
    }
    return found == wanted ? nil : found
  }
}
