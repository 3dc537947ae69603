internal import CQPDF

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// An object of a PDF: a handle into its file, which it keeps alive.
///
/// What is asked of an object of another kind is answered with null or nil.
struct QPDFObject {
  let file: QPDFFile
  let handle: qpdf_oh

  private var library: personals_qpdf { file.library }
  private var data: qpdf_data { file.data }

  /// The number and generation of an indirect object.
  struct ID: Hashable {
    let number: Int32
    let generation: Int32
  }

  var kind: qpdf_object_type_e { library.oh_get_type_code(data, handle) }
  var isNull: Bool { kind == ot_null || kind == ot_uninitialized }
  var isDictionary: Bool { kind == ot_dictionary }
  var isStream: Bool { kind == ot_stream }
  var isArray: Bool { kind == ot_array }
  var isTrue: Bool { kind == ot_boolean && library.oh_get_bool_value(data, handle) != 0 }
  var isContainer: Bool {
    let kind = kind
    return kind == ot_dictionary || kind == ot_stream || kind == ot_array
  }

  /// The number of an indirect object; nil for a direct one.
  var id: ID? {
    guard library.oh_is_indirect(data, handle) != 0 else { return nil }
    return ID(
      number: library.oh_get_object_id(data, handle), generation: library.oh_get_generation(data, handle))
  }

  /// Another handle to the same object.
  var again: QPDFObject { file.object(library.oh_new_object(data, handle)) }

  /// Ends the use of this handle, not of the object.
  func release() { library.oh_release(data, handle) }

  /// A name without its slash.
  var name: String? {
    guard kind == ot_name, let name = library.oh_get_name(data, handle) else { return nil }
    return String(String(cString: name).dropFirst())
  }

  /// A number, where it is one that can be calculated with.
  var number: Double? {
    let kind = kind
    guard kind == ot_integer || kind == ot_real else { return nil }
    let number = library.oh_get_numeric_value(data, handle)
    return number.isFinite ? number : nil
  }

  /// An integer, cut to 32 bits.
  var integer: Int? {
    kind == ot_integer ? Int(library.oh_get_int_value_as_int(data, handle)) : nil
  }

  /// The bytes of a string.
  var string: [UInt8]? {
    guard kind == ot_string else { return nil }
    var count = 0
    guard let start = library.oh_get_binary_string_value(data, handle, &count) else { return nil }
    return UnsafeBufferPointer(start: start, count: count).map(UInt8.init(bitPattern:))
  }

  /// Four numbers, as in a rectangle.
  var numbers: [Double]? {
    guard isArray, count <= 16 else { return nil }
    let numbers = items.compactMap(\.number)
    return numbers.count == count ? numbers : nil
  }
}

// Arrays.
extension QPDFObject {
  /// How many items an array has.
  var count: Int { isArray ? Int(library.oh_get_array_n_items(data, handle)) : 0 }

  func item(_ index: Int) -> QPDFObject {
    file.object(library.oh_get_array_item(data, handle, Int32(truncatingIfNeeded: index)))
  }

  var items: [QPDFObject] { (0..<count).map(item) }

  func append(_ item: QPDFObject) { library.oh_append_item(data, handle, item.handle) }

  func insert(_ item: QPDFObject, at index: Int) {
    library.oh_insert_item(data, handle, Int32(truncatingIfNeeded: index), item.handle)
  }

  func set(_ item: QPDFObject, at index: Int) {
    library.oh_set_array_item(data, handle, Int32(truncatingIfNeeded: index), item.handle)
  }
}

// Dictionaries, and those of streams.
extension QPDFObject {
  private var dictionary: qpdf_oh? {
    switch kind {
    case ot_dictionary: handle
    case ot_stream: library.oh_get_dict(data, handle)
    default: nil
    }
  }

  /// The value for `key`; null without one.
  func get(_ key: PDFKey) -> QPDFObject {
    guard let dictionary else { return file.null() }
    return file.object(library.oh_get_key(data, dictionary, key.bytes))
  }

  func set(_ key: PDFKey, _ value: QPDFObject) {
    guard let dictionary else { return }
    library.oh_replace_key(data, dictionary, key.bytes, value.handle)
  }

  func remove(_ key: PDFKey) {
    guard let dictionary else { return }
    library.oh_remove_key(data, dictionary, key.bytes)
  }

  /// The keys in the order of their bytes.
  var keys: [PDFKey] {
    guard let dictionary else { return [] }
    var keys: [PDFKey] = []
    library.oh_begin_dict_key_iter(data, dictionary)
    while library.oh_dict_more_keys(data) != 0, let key = library.oh_dict_next_key(data) {
      keys.append(PDFKey(bytes: Array(UnsafeBufferPointer(start: key, count: strlen(key) + 1))))
    }
    return keys
  }

  /// Whether this is a dictionary or stream that says it is of `type`.
  func isOfType(_ type: String) -> Bool { get("/Type").name == type }

  /// Another dictionary with the same values; an empty one if this is not a dictionary.
  func shallowCopy() -> QPDFObject {
    let copy = file.dictionary()
    for key in keys { copy.set(key, get(key)) }
    return copy
  }
}

// Streams.
extension QPDFObject {
  /// A stream's bytes as they are in the file.
  func packedBytes() throws(QPDFFailure) -> [UInt8] { try bytes(qpdf_dl_none) }

  /// A stream's bytes with all of its filters undone. Without bounds.
  func unpackedBytes() throws(QPDFFailure) -> [UInt8] { try bytes(qpdf_dl_generalized) }

  private func bytes(_ level: qpdf_stream_decode_level_e) throws(QPDFFailure) -> [UInt8] {
    guard isStream else { return [] }
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    var isUnpacked: QPDF_BOOL = 0
    _ = library.oh_get_stream_data(data, handle, level, &isUnpacked, &start, &count)
    defer { free(start) }
    try file.check()
    if level != qpdf_dl_none, isUnpacked == 0 { throw QPDFFailure(qpdf_e_unsupported, "unknown filter") }
    return start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  }

  /// Gives a stream other bytes, which are copied.
  func setBytes(_ bytes: [UInt8], filter: QPDFObject, parameters: QPDFObject) {
    library.oh_replace_stream_data(data, handle, bytes, bytes.count, filter.handle, parameters.handle)
  }
}

// Making objects.
extension QPDFFile {
  func null() -> QPDFObject { object(library.oh_new_null(data)) }
  func integer(_ value: Int) -> QPDFObject { object(library.oh_new_integer(data, Int64(value))) }

  /// A number to five decimals: a thousandth of what can be seen.
  func number(_ value: Double) -> QPDFObject {
    object(library.oh_new_real_from_string(data, PDFNumber.text(value)))
  }

  /// A name, without its slash.
  func name(_ name: String) -> QPDFObject { object(library.oh_new_name(data, "/" + name)) }

  func string(_ bytes: [UInt8]) -> QPDFObject {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return text("") }
      return object(library.oh_new_binary_string(data, start, buffer.count))
    }
  }

  /// Text for people.
  func text(_ text: String) -> QPDFObject { object(library.oh_new_unicode_string(data, text)) }

  func array(_ items: [QPDFObject] = []) -> QPDFObject {
    let array = object(library.oh_new_array(data))
    for item in items { array.append(item) }
    return array
  }

  func dictionary(_ values: KeyValuePairs<PDFKey, QPDFObject> = [:]) -> QPDFObject {
    let dictionary = object(library.oh_new_dictionary(data))
    for (key, value) in values { dictionary.set(key, value) }
    return dictionary
  }

  func stream(_ bytes: [UInt8]) -> QPDFObject {
    let stream = object(library.oh_new_stream(data))
    stream.setBytes(bytes, filter: null(), parameters: null())
    return stream
  }

  /// The object as one with a number, that others can refer to.
  func indirect(_ object: QPDFObject) -> QPDFObject {
    object.id == nil ? self.object(library.make_indirect_object(data, object.handle)) : object
  }
}
