internal import CXML2
internal import Libraries

/// Reads the XML of office files with libxml2, element by element, without document types and so without entities.
package final class XMLEvents {
  /// The attributes of an element, while it is handled. Borrowed from libxml2.
  package struct Attributes {
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    fileprivate let count: Int

    /// The value of an attribute by its name without prefix; of several, the first.
    package subscript(_ name: StaticString) -> String? { value(name) { _ in true } }

    /// The value of an attribute whose name has a prefix: `r:id` by `id`.
    package func prefixed(_ name: StaticString) -> String? { value(name) { $0 != nil } }

    private func value(_ name: StaticString, where isWanted: (UnsafePointer<UInt8>?) -> Bool) -> String? {
      // Five pointers each: the name, its prefix and namespace, the value and its end.
      for index in 0..<count {
        guard let pointers, let key = pointers[index * 5], XMLEvents.isEqual(key, name),
          isWanted(pointers[index * 5 + 1]),
          let value = pointers[index * 5 + 3], let end = pointers[index * 5 + 4]
        else { continue }
        return String(decoding: UnsafeBufferPointer(start: value, count: end - value), as: UTF8.self)
      }
      return nil
    }

    /// Whether a flag is set.
    package func isSet(_ name: StaticString) -> Bool {
      self[name].map { ["1", "true", "on"].contains($0) } ?? false
    }
  }

  /// libxml2, loaded when the first file is read; nil where it is not installed.
  private static let library: personals_xml? = {
    guard let opened = OptionalPart.xml2.open() else { return nil }
    var functions = personals_xml()
    return personals_xml_find(opened, &functions) != 0 ? functions : nil
  }()

  /// Borrowed.
  private let source: UnsafeMutablePointer<personals_xml_source>
  /// Why the document is of no use; nil while it is.
  private var words: String? { didSet { source.pointee.is_stopped = words == nil ? 0 : 1 } }
  /// The text since the last element began or ended.
  private var text: [UInt8] = []
  private let opening: (String, Attributes) -> Void
  private let closing: (String, [UInt8]) -> Void
  private let interrupted: ([UInt8]) -> Void

  private init(
    _ source: UnsafeMutablePointer<personals_xml_source>, opening: @escaping (String, Attributes) -> Void,
    closing: @escaping (String, [UInt8]) -> Void, interrupted: @escaping ([UInt8]) -> Void
  ) {
    self.source = source
    self.opening = opening
    self.closing = closing
    self.interrupted = interrupted
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - opening: takes each element's name without prefix, and its attributes.
  ///   - closing: takes the name of each element that ends, and the text since the last element began or ended.
  ///   - interrupted: takes the text that the beginning of an element follows.
  /// - Throws: `FileFault` where it is not well-formed, has a document type, or libxml2 is missing.
  package static func read(
    _ bytes: [UInt8], opening: (String, Attributes) -> Void, closing: (String, [UInt8]) -> Void,
    interrupted: @escaping ([UInt8]) -> Void = { _ in }
  ) throws(FileFault) {
    guard let library = Self.library else {
      throw FileFault(
        "cannot be read without libxml2: install \(OptionalPart.xml2.advice)", kind: .unavailable)
    }
    let words = withoutActuallyEscaping(opening) { opening in
      withoutActuallyEscaping(closing) { closing in
        bytes.withUnsafeBufferPointer { bytes in
          var source = personals_xml_source(
            bytes: bytes.baseAddress, count: bytes.count, position: 0, is_stopped: 0)
          return withUnsafeMutablePointer(to: &source) { source in
            XMLEvents(source, opening: opening, closing: closing, interrupted: interrupted).parse(library)
          }
        }
      }
    }
    if let words { throw FileFault(words) }
  }

  /// Parses everything; what is wrong, or nil.
  private func parse(_ library: personals_xml) -> String? {
    var handler = Self.handler
    let itself = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = library.new_parser(&handler, itself, personals_xml_read, nil, source, 0) else {
      return "cannot be read: out of memory"
    }
    defer { library.free_parser(parser) }
    _ = library.use_options(parser, Int32(personals_XML_PARSE_NONET))
    let code = library.parse_document(parser)
    if let words { return words }
    guard code != 0 else { return nil }
    let error = library.last_error(parser)?.pointee
    let reason = error?.message.map { String(cString: $0) }?.split(whereSeparator: \.isNewline).first
    return "is broken: line \(error?.line ?? 0): \(reason ?? "unknown error")"
  }

  fileprivate static func isEqual(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    for index in 0..<count where text[index] != name.utf8Start[index] { return false }
    return text[count] == 0
  }

  private static var handler: personals_xml_sax {
    var handler = personals_xml_sax()
    handler.initialized = personals_XML_SAX2_MAGIC
    handler.internal_subset = { context, _, _, _ in
      XMLEvents.of(context)?.words = "has a document type, which office files do not have"
    }
    handler.characters = addText
    handler.ignorable_whitespace = addText
    handler.cdata_block = addText
    handler.start_element_namespaced = { context, name, _, _, _, _, count, _, attributes in
      guard let reader = XMLEvents.of(context), let name, reader.words == nil else { return }
      if !reader.text.isEmpty { reader.interrupted(reader.text) }
      reader.text.removeAll(keepingCapacity: true)
      reader.opening(String(cString: name), Attributes(pointers: attributes, count: Int(count)))
    }
    handler.end_element_namespaced = { context, name, _, _ in
      guard let reader = XMLEvents.of(context), let name, reader.words == nil else { return }
      reader.closing(String(cString: name), reader.text)
      reader.text.removeAll(keepingCapacity: true)
    }
    return handler
  }

  private static let addText:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int32) -> Void = {
      context, text, count in
      guard let reader = XMLEvents.of(context), let text, reader.words == nil else { return }
      reader.text += UnsafeBufferPointer(start: text, count: Int(count))
    }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
    context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }
}
