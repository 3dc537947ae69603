internal import Files

extension PageTags {
  /// Reads the tags of a page, and marks in its instructions what belongs to which.
  ///
  /// - Parameters:
  ///   - form: the page's instructions, which are rewritten.
  ///   - page: the page.
  ///   - links: the annotations of the links that are kept.
  ///   - filters: unpacks streams.
  /// - Throws: as `StreamFilters.unpack`.
  init(
    marking form: QPDFObject, of page: QPDFObject, links: Set<QPDFObject.ID>, _ filters: inout StreamFilters
  ) throws {
    let file = form.file
    let bytes = try filters.unpack(form)
    let properties = ContentMarks.properties(form)
    let numbers = ContentMarks.numbers(in: bytes, properties)
    var tags = PageTags(file, page: page, links: links)
    // LibreOffice draws what is half transparent by a form, which it begins to mark there.
    let adopted = Self.forms(of: form, marked: tags.content.subtracting(numbers), &filters)
    let present = numbers.union(adopted.values)
    if !tags.content.isSubset(of: present) {
      tags = PageTags(file, page: page, links: links, present: present)
    }
    self = tags
    guard exist || bytes.hasBytes("EMC".utf8) else { return }
    ContentMarks.mark(form, bytes, owned: exist ? content : nil, properties, adopted)
  }

  /// The forms that hold content of a page's numbers, each with the first of them.
  private static func forms(
    of form: QPDFObject, marked numbers: Set<Int>, _ filters: inout StreamFilters
  ) -> [PDFKey: Int] {
    guard !numbers.isEmpty else { return [:] }
    var numbers = numbers
    var result: [PDFKey: Int] = [:]
    let drawn = form.get("/Resources").get("/XObject")
    for key in drawn.keys {
      let inner = drawn.get(key)
      guard inner.get("/Subtype").name == "Form", (try? filters.normalize(inner)) != nil,
        let bytes = try? filters.unpack(inner)
      else { continue }
      let found = ContentMarks.numbers(in: bytes, ContentMarks.properties(inner)).intersection(numbers)
      result[key] = found.min()
      numbers.subtract(found)
    }
    return result
  }
}
