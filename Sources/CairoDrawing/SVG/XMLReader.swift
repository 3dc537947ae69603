internal import CXML2

/// Reads an SVG with the libxml2 that librsvg reads it with, set up in the same way, so that nothing is drawn that
/// was not seen here. Nothing is loaded from elsewhere.
final class XMLReader {
  /// How much is read.
  struct Limits {
    /// The most elements.
    var elements = 50_000
    /// How deep elements may be nested: as deep as libxml2 allows, which counts from zero in each entity.
    var depth = 257
    /// The most bytes of text and attributes, with entities in their places.
    var bytes = 8_000_000
  }

  private let library: personals_xml
  private let limits: Limits
  /// The parser, while there is one. Borrowed.
  private var parser: UnsafeMutableRawPointer?
  /// Holds the entities that the file declares. Owned.
  private let entities: UnsafeMutableRawPointer?
  private var parts: [XMLPart] = []
  private var text: [UInt8] = []
  private var (elementCount, depth, byteCount) = (0, 0, 0)
  private var failure: ImageError?

  /// The pieces of an SVG up to the first error in its XML, and that error.
  ///
  /// - Throws: `ImageError` where it is over the limits.
  static func parts(
    of bytes: [UInt8], _ library: personals_xml, limits: Limits = Limits()
  ) throws(ImageError) -> (parts: [XMLPart], fault: String?) {
    let result = bytes.withUnsafeBufferPointer { bytes in
      let reader = XMLReader(library, limits)
      let fault = reader.read(bytes)
      return (parts: reader.parts, fault: fault, failure: reader.failure)
    }
    if let failure = result.failure { throw failure }
    return (result.parts, result.fault)
  }

  private init(_ library: personals_xml, _ limits: Limits) {
    self.library = library
    self.limits = limits
    entities = library.new_document("1.0")
    _ = library.new_subset(entities, "svg", nil, nil)
  }

  deinit { library.free_document(entities) }

  /// Parses everything; what is wrong, or nil.
  private func read(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var handler = Self.handler
    var source = personals_xml_source(
      bytes: bytes.baseAddress, count: bytes.count, position: 0, is_stopped: 0)
    return withUnsafeMutablePointer(to: &source) { source in read(source, &handler) }
  }

  private func read(
    _ source: UnsafeMutablePointer<personals_xml_source>, _ handler: inout personals_xml_sax
  ) -> String? {
    let itself = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = library.new_parser(&handler, itself, personals_xml_read, nil, source, 0) else {
      return "out of memory"
    }
    self.parser = parser
    defer { library.free_parser(parser) }
    let options =
      personals_XML_PARSE_NOENT | personals_XML_PARSE_NONET | personals_XML_PARSE_BIG_LINES
    _ = library.use_options(parser, Int32(options))
    guard library.parse_document(parser) != 0 else { return nil }
    guard let error = library.last_error(parser)?.pointee else { return "unknown error" }
    if [personals_XML_ERR_ENTITY_LOOP, personals_XML_ERR_RESOURCE_LIMIT].contains(Int(error.code)) {
      fail("grows too large when its entities are put in")
    }
    let words = error.message.map { String(cString: $0) }?.split(whereSeparator: \.isNewline).first ?? ""
    return "line \(error.line): \(words)"
  }

  private func fail(_ words: String) {
    if failure == nil { failure = ImageError(words) }
  }

  /// Counts bytes of the result; false where they are too many.
  private func takes(_ count: Int) -> Bool {
    byteCount += count
    if byteCount > limits.bytes { fail("grows too large when its entities are put in") }
    return failure == nil
  }

  private func endText() {
    if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
    text = []
  }

  private func open(_ element: XMLElement) {
    endText()
    elementCount += 1
    depth += 1
    if elementCount >= limits.elements {
      fail("draws more than \(limits.elements) elements, counting copies")
    }
    if depth > limits.depth { fail("has elements more than \(limits.depth) deep") }
    if failure == nil { parts.append(.opening(element)) }
  }

  private func close() {
    endText()
    depth -= 1
    if failure == nil { parts.append(.closing) }
  }
}

// What libxml2 calls, with the reader as context.
extension XMLReader {
  private static var handler: personals_xml_sax {
    var handler = personals_xml_sax()
    handler.initialized = personals_XML_SAX2_MAGIC
    handler.get_entity = { context, name in
      let reader = XMLReader.of(context)
      return reader?.library.get_entity(reader?.entities, name)
    }
    handler.entity_declaration = { context, name, type, _, _, content in
      // Others lie elsewhere.
      guard let reader = XMLReader.of(context), type == personals_XML_INTERNAL_GENERAL_ENTITY else { return }
      _ = reader.library.add_entity(reader.entities, name, type, nil, nil, content)
    }
    handler.characters = addText
    handler.ignorable_whitespace = addText
    handler.cdata_block = addText
    handler.processing_instruction = { context, target, data in
      guard let reader = XMLReader.of(context), let target else { return }
      let data = data.map { String(cString: $0) } ?? ""
      guard reader.takes(data.utf8.count) else { return }
      reader.endText()
      // Reads the data as attributes, as those of style sheets are written.
      let element = "<\(String(cString: target)) \(data)/>"
      guard target.pointee != 0, let read = try? XMLReader.parts(of: Array(element.utf8), reader.library),
        case .opening(var instruction)? = read.parts.first
      else { return }
      instruction.line = Int(reader.library.line_number(reader.parser))
      reader.parts.append(.instruction(instruction))
    }
    handler.start_element_namespaced = { context, name, _, space, _, _, count, _, attributes in
      guard let reader = XMLReader.of(context), let name else { return }
      var element = XMLElement(
        name: String(cString: name), attributes: [], line: Int(reader.library.line_number(reader.parser)))
      if let space { element.isSVG = String(cString: space) == "http://www.w3.org/2000/svg" }
      // Five pointers each: the name, its prefix and namespace, the value and its end.
      for index in stride(from: 0, to: Int(count) * 5, by: 5) {
        guard let attributes, let name = attributes[index], let value = attributes[index + 3],
          let end = attributes[index + 4], reader.takes(end - value)
        else { continue }
        let bytes = UnsafeBufferPointer(start: value, count: end - value)
        element.attributes.append((String(cString: name), String(decoding: bytes, as: UTF8.self)))
      }
      reader.open(element)
    }
    handler.end_element_namespaced = { context, _, _, _ in XMLReader.of(context)?.close() }
    return handler
  }

  private static let addText:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int32) -> Void = {
      context, text, count in
      guard let reader = XMLReader.of(context), let text, reader.takes(Int(count)) else { return }
      reader.text += UnsafeBufferPointer(start: text, count: Int(count))
    }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLReader? {
    context.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }
}
