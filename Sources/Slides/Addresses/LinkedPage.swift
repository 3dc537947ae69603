internal import Diagnostics
internal import Scene
internal import Submissions

/// A page whose links are addresses that any program can open.
struct LinkedPage {
  private(set) var elements: [Element]
  private(set) var diagnostics: [Diagnostic] = []
  /// Addresses of links as they are typed, and as they are in the document; nil for those that nothing could open.
  private var known: [String: String?] = [:]

  /// The elements of a page with their links corrected. What has no valid address stays, without a link.
  ///
  /// - Parameters:
  ///   - elements: the page's.
  ///   - content: whose slide it is.
  ///   - location: the file problems are reported of.
  init(_ elements: [Element], _ content: any PersonalContent, at location: SourceLocation) {
    self.elements = elements
    for element in elements { look(element, content, location) }
    // Most pages have nothing to correct.
    if known.contains(where: { $0.key != $0.value }) { self.elements = elements.flatMap(linked) }
  }

  private mutating func look(_ element: Element, _ content: any PersonalContent, _ location: SourceLocation) {
    switch element {
    case .link(let target, let children):
      if case .uri(let address) = target, known[address] == nil { take(address, content, location) }
      for child in children { look(child, content, location) }
    case .group(_, let children), .tag(_, let children):
      for child in children { look(child, content, location) }
    case .glyphs, .shape, .image: break
    }
  }

  private mutating func take(_ address: String, _ content: any PersonalContent, _ location: SourceLocation) {
    do throws(AddressError) {
      known[address] = .some(try LinkAddress.ascii(address))
    } catch {
      known[address] = .some(nil)
      var problem = Diagnostic(
        .warning, rule: "link", at: location, "'\(address)' is not a link on the slide: \(error)",
        hint: "correct the address")
      problem.part = content.website == address ? "website" : "contact"
      diagnostics.append(problem)
    }
  }

  private func linked(_ element: Element) -> [Element] {
    switch element {
    case .link(.uri(let address), let children):
      let children = children.flatMap(linked)
      return known[address].flatMap(\.self).map { [.link(.uri($0), children)] } ?? children
    case .link(let target, let children): return [.link(target, children.flatMap(linked))]
    case .group(let name, let children): return [.group(name: name, children.flatMap(linked))]
    case .tag(let tag, let children): return [.tag(tag, children.flatMap(linked))]
    case .glyphs, .shape, .image: return [element]
    }
  }
}
