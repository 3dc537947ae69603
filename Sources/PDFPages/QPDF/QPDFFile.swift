internal import CQPDF
internal import Libraries

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What qpdf says went wrong.
struct QPDFFailure: Error {
  let code: qpdf_error_code_e
  let detail: String

  init(_ code: qpdf_error_code_e, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  static let notInstalled = QPDFFailure(
    qpdf_e_system, "libqpdf is missing: install \(OptionalPart.qpdf.advice)")
}

/// A PDF in qpdf's hands. Reads of its file what is asked for.
///
/// Owns its handle; belongs to one thread. Objects of another file that were copied into this one need the
/// other to live until this one is written.
final class QPDFFile {
  /// libqpdf's functions, found when the first file is opened; nil where it is not installed.
  private static let library: personals_qpdf? = {
    guard let opened = OptionalPart.qpdf.open() else { return nil }
    var functions = personals_qpdf()
    return personals_qpdf_find(opened, &functions) != 0 ? functions : nil
  }()

  static var isInstalled: Bool { library != nil }

  let library: personals_qpdf
  let data: qpdf_data
  /// What `data` reads, owned; null for a file on disk.
  private var source: UnsafeMutableRawBufferPointer?
  /// How many warnings there were so far.
  private(set) var warningCount = 0

  private init(opening open: (QPDFFile) -> Void) throws(QPDFFailure) {
    guard let library = Self.library, let data = library.`init`() else { throw .notInstalled }
    self.library = library
    self.data = data
    library.silence_errors(data)
    library.set_suppress_warnings(data, QPDF_TRUE)
    open(self)
    try check()
  }

  deinit {
    // qpdf would print an error that is not read.
    _ = library.get_error(data)
    var data: qpdf_data? = data
    library.cleanup(&data)
    source?.deallocate()
  }

  /// A document without pages.
  convenience init() throws(QPDFFailure) {
    try self.init { file in _ = file.library.empty_pdf(file.data) }
  }

  /// The document in `bytes`, which are copied.
  convenience init(_ bytes: [UInt8]) throws(QPDFFailure) {
    try self.init { file in
      let source = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
      source.copyBytes(from: bytes)
      file.source = source
      let start = source.bindMemory(to: CChar.self).baseAddress
      _ = file.library.read_memory(file.data, "PDF", start, UInt64(bytes.count), nil)
    }
  }

  /// The document in the file at `path`.
  convenience init(path: String) throws(QPDFFailure) {
    try self.init { file in _ = file.library.read(file.data, path, nil) }
  }

  /// Throws the last call's error.
  func check() throws(QPDFFailure) {
    guard library.has_error(data) != 0, let error = library.get_error(data) else { return }
    let detail = library.get_error_message_detail(data, error).map { String(cString: $0) } ?? ""
    throw QPDFFailure(library.get_error_code(data, error), detail)
  }

  /// Counts and drops warnings that have come in.
  ///
  /// qpdf 12 warns of a page without a size too, which the geometry reports.
  func collectWarnings() {
    while library.more_warnings(data) != 0, let warning = library.next_warning(data) {
      let words = library.get_error_message_detail(data, warning).map { String(cString: $0) } ?? ""
      if !words.contains("MediaBox") { warningCount += 1 }
    }
  }

  var isEncrypted: Bool { library.is_encrypted(data) != 0 }

  /// The version that the document's head states, as in `1.7`.
  var version: String { library.get_pdf_version(data).map { String(cString: $0) } ?? "" }

  /// A text of the information dictionary, by its key; nil where there is none.
  func information(_ key: String) -> String? {
    library.get_info_key(data, "/" + key).map { String(cString: $0) }
  }

  /// The catalogue.
  var root: QPDFObject { object(library.get_root(data)) }

  func object(_ handle: qpdf_oh) -> QPDFObject { QPDFObject(file: self, handle: handle) }

  /// How many pages there are; -1 where the tree is broken. Recursive: not for strangers' files.
  var pageCount: Int { Int(library.get_num_pages(data)) }

  /// The page at `index`, from 0.
  func page(at index: Int) -> QPDFObject { object(library.get_page_n(data, index)) }

  /// Puts `page` behind all others.
  func add(_ page: QPDFObject) { _ = library.add_page(data, data, page.handle, QPDF_FALSE) }

  /// A copy of another file's indirect object with all that it refers to; the same copy for the same object.
  func copy(_ object: QPDFObject) -> QPDFObject {
    self.object(library.oh_copy_foreign_object(data, object.file.data, object.handle))
  }
}

// Writing.
extension QPDFFile {
  /// Sets how the document is written: without anything that changes from run to run, packed, and with the
  /// streams that are packed already as they are.
  private func prepareWriting(minimumVersion: String) {
    library.set_object_stream_mode(data, qpdf_o_generate)
    library.set_compress_streams(data, QPDF_TRUE)
    library.set_decode_level(data, qpdf_dl_none)
    library.set_deterministic_ID(data, QPDF_TRUE)
    library.set_minimum_pdf_version(data, minimumVersion)
  }

  /// The document's bytes. One that is read again soon and then gone (`isPassing`) is written and read faster.
  func bytes(minimumVersion: String, isPassing: Bool = false) throws(QPDFFailure) -> [UInt8] {
    _ = library.init_write_memory(data)
    try check()
    prepareWriting(minimumVersion: minimumVersion)
    if isPassing { library.set_object_stream_mode(data, qpdf_o_disable) }
    _ = library.write(data)
    try check()
    guard let buffer = library.get_buffer(data) else { return [] }
    return [UInt8](UnsafeBufferPointer(start: buffer, count: library.get_buffer_length(data)))
  }

  /// Opens the file at `path` to write to; `write` then writes. Of PDF/A (`isArchival`), a line ends before the end of
  /// each stream.
  func startWriting(to path: String, minimumVersion: String, isArchival: Bool) throws(QPDFFailure) {
    _ = library.init_write(data, path)
    try check()
    prepareWriting(minimumVersion: minimumVersion)
    if isArchival { library.set_newline_before_endstream(data, QPDF_TRUE) }
  }

  func write() throws(QPDFFailure) {
    _ = library.write(data)
    try check()
    // A new writer takes the old one's place, which closes the old one's file.
    _ = library.init_write_memory(data)
    try check()
  }
}
