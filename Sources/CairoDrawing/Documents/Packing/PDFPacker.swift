internal import CCairo
internal import CZlib
import Files

/// Makes the PDF that Cairo writes smaller on its way to a sink: objects that are not streams go into compressed streams
/// of objects (PDF 32000-1, 7.5.7), and the table of places into one of its own (7.5.8). It also adds the structure.
///
/// Objects keep their numbers, except for the lengths of streams, which are written into the streams' dictionaries.
/// What Cairo 1.18 has packed itself is unpacked and packed again with the rest: it leaves out the lengths.
/// In memory are only the object that is arriving, the objects of the stream that is being filled, the table, and of each
/// page its dictionary and its structure.
final class PDFPacker: ByteSink {
  private let sink: any ByteSink
  private var scanner = PDFScanner()
  private var places = PDFPlaces()
  private var objects = ObjectStream()
  /// The object with the length of the stream that came last.
  private var lastLength: Int?
  /// Numbers of objects that are not needed any more, for streams of objects.
  private var spareNumbers: [Int] = []
  /// Bytes that the sink has not got yet.
  private var output: [UInt8] = []
  /// How many bytes the sink has got.
  private var written = 0
  /// Why what Cairo wrote could not be read, if so.
  private var failure: DrawingError?
  /// What the document's structure is; nil where it gets none.
  private let structure: DocumentStructure?
  /// How many pages' contents have been written.
  private var contentCount = 0
  /// The pages' dictionaries, and the catalogue.
  private var pages: [StructureWriter.Held] = []
  private var catalog: StructureWriter.Held?
  /// The checksums of what the sink has got, of which the document's identifier is made, where it has one.
  private var checksums = (redundancy: uLong(0), sum: uLong(1))

  /// How many bytes of objects are packed together: the more, the smaller the file, and the more has to be unpacked to
  /// see one of them.
  private static let enough = 1 << 16

  /// - Parameters:
  ///   - sink: where the document goes.
  ///   - structure: what is to be added to it.
  init(_ sink: any ByteSink, _ structure: DocumentStructure? = nil) {
    self.sink = sink
    self.structure = structure
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard failure == nil else { return }
    scanner.append(bytes)
    do throws(DrawingError) {
      while let part = try scanner.next() { try take(part) }
    } catch {
      failure = error
    }
    try handOn()
  }

  /// Writes what is left, after Cairo has ended the document.
  ///
  /// - Throws: `FileError` where the sink failed, `DrawingError` where what came was not a whole PDF.
  func finish() throws {
    if let failure { throw failure }
    guard let trailer = try scanner.trailer() else {
      throw DrawingError("cannot pack a PDF: its end is missing")
    }
    if let structure { try add(structure) }
    if !objects.isEmpty { writeObjects(spareNumbers.popLast() ?? places.count) }
    let start = written + output.count
    let number = places.count
    places.set(.offset(start, generation: 0), of: number)
    let table = Deflation.deflated(places.rows)
    write("\(number) 0 obj\n<< /Type /XRef /Size \(number + 1) /W [\(places.widths)]")
    write(" /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns \(places.rowLength) >>")
    write(" /Length \(table.count)\n      ")
    output += trailer
    if isArchival { output += identifier }
    write(">>\nstream\n")
    output += table
    write("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n")
    try handOn()
  }

  private var isArchival: Bool { structure?.metadata.isArchival == true }

  /// The document's identifier (PDF 32000-1, 14.4), which depends on what is in it.
  private var identifier: [UInt8] {
    let rows = places.rows
    let sums = [
      checksums.redundancy, checksums.sum, crc32_z(0, rows, z_size_t(rows.count)),
      adler32_z(1, output, z_size_t(output.count)),
    ]
    let digits = sums.map { sum in
      let digits = String(sum & 0xFFFF_FFFF, radix: 16)
      return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }.joined()
    return Array("/ID[<\(digits)><\(digits)>]".utf8)
  }

  private func take(_ part: PDFScanner.Part) throws(DrawingError) {
    defer {
      switch part {
      case .stream(let stream), .packed(_, in: let stream): lastLength = stream.lengthNumber
      case .comment, .object: lastLength = nil
      }
    }
    switch part {
    case .comment(let line): output += line
    case .object(let number, _, _) where number == lastLength: free(number)
    case .packed(let objects, in: let stream):
      free(stream.number)
      for (number, content) in objects { try take(.object(number: number, generation: 0, content: content)) }
    case .object(let number, 0, let content) where objects.count < 1 << 16:
      if structure != nil, hold(content, number) { return }
      add(CairoObject.completed(content), number: number)
      // Without a spare number, more objects go together.
      if objects.size >= Self.enough, let number = spareNumbers.popLast() { writeObjects(number) }
    case .object(let number, let generation, let content):
      begin(number, generation)
      output += content
      write("\nendobj\n")
    case .stream(let stream):
      begin(stream.number, stream.generation)
      let content = try tagged(stream).map { $0[...] } ?? stream.content
      output += archived(stream.dictionary.0)
      write("\(content.count)")
      output += archived(stream.dictionary.1)
      output += content
      write("\nendstream\nendobj\n")
    }
  }

  /// A part of a stream's dictionary as PDF/A has it, which forbids to smooth pictures (ISO 19005-2, 6.2.8.1).
  private func archived(_ entries: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard isArchival, let place = entries.firstRange(of: Self.smooth) else { return entries }
    return (entries[..<place.lowerBound] + "/Interpolate false".utf8 + entries[place.upperBound...])[...]
  }

  private static let smooth = Array("/Interpolate true".utf8)

  private func free(_ number: Int) {
    places.set(.free, of: number)
    spareNumbers.append(number)
  }

  /// Packs an object that is not a stream.
  private func add(_ content: ArraySlice<UInt8>, number: Int) {
    places.set(.packed(objects.count), of: number)
    objects.add(content, number: number)
  }

  /// Keeps an object to which more will be added; false for any other.
  private func hold(_ content: ArraySlice<UInt8>, _ number: Int) -> Bool {
    if content.starts(with: "<< /Type /Page ".utf8) || content.starts(with: "<< /Type /Page\n".utf8) {
      pages.append((number, Array(content)))
    } else if content.starts(with: "<< /Type /Catalog".utf8) {
      catalog = (number, Array(content))
    } else {
      return false
    }
    places.reserve(upTo: number + 1)
    return true
  }

  /// The content of the next page with its tags; nil for a stream that is something else.
  private func tagged(_ stream: PDFScanner.Stream) throws(DrawingError) -> [UInt8]? {
    // Those of other kinds say what they are. Those that do not, maps of characters, follow all pages.
    guard let structure, contentCount < structure.pages.count,
      stream.dictionary.0.count + stream.dictionary.1.count < Self.longestContentDictionary
    else { return nil }
    guard stream.dictionary.1.hasBytes("/FlateDecode".utf8),
      let content = Deflation.inflated(Array(stream.content)),
      let tagged = structure.tagged(content, page: contentCount)
    else { throw DrawingError("cannot tag a PDF: Cairo wrote page \(contentCount + 1) in another way") }
    structure.close(contentCount)
    contentCount += 1
    return Deflation.deflated(tagged)
  }

  /// The most bytes in the dictionary of a page's content, which has a length and a filter, and the words around it.
  private static let longestContentDictionary = 64

  private func add(_ structure: DocumentStructure) throws(DrawingError) {
    guard let catalog, pages.count == structure.pages.count, contentCount == pages.count else {
      throw DrawingError("cannot tag a PDF: Cairo wrote \(pages.count) pages of \(structure.pages.count)")
    }
    var writer = StructureWriter(structure, pages: pages, catalog: catalog, first: places.count)
    places.reserve(upTo: writer.end)
    writer.write(producer: "cairo \(String(cString: cairo_version_string()))") { number, content in
      add(content[...], number: number)
      if objects.size >= Self.enough { writeObjects(spareNumbers.popLast() ?? places.count) }
    } addStream: { number, entries, content in
      begin(number, 0)
      output.add("<<")
      output.add(entries)
      output.add("/Length ")
      output.add(content.count)
      output.add(">>\nstream\n")
      output += content
      output.add("\nendstream\nendobj\n")
    }
  }

  private func begin(_ number: Int, _ generation: Int) {
    places.set(.offset(written + output.count, generation: generation), of: number)
    write("\(number) \(generation) obj\n")
  }

  private func writeObjects(_ number: Int) {
    for object in objects.numbers { places.place(object, in: number) }
    let content = Deflation.deflated(objects.content)
    begin(number, 0)
    write("<< /Type /ObjStm /N \(objects.count) /First \(objects.first)")
    write(" /Filter /FlateDecode /Length \(content.count) >>\nstream\n")
    output += content
    write("\nendstream\nendobj\n")
    objects = ObjectStream()
  }

  private func write(_ text: String) { output += Array(text.utf8) }

  private func handOn() throws(FileError) {
    if isArchival {
      let count = z_size_t(output.count)
      checksums = (crc32_z(checksums.redundancy, output, count), adler32_z(checksums.sum, output, count))
    }
    try sink.write(output)
    written += output.count
    output.removeAll(keepingCapacity: true)
  }
}
