internal import CCairo
import Files

/// Makes a PDF as Cairo 1.16 writes it smaller on its way to a sink: what is no stream goes into compressed streams of
/// objects (PDF 32000-1, 7.5.7), and the table of places into one of its own (7.5.8).
///
/// Objects keep their numbers, but for the lengths of streams, which are written into the streams' dictionaries.
/// Nothing is kept but what has not arrived in full, the objects of the stream that is being filled, and the table.
final class PDFPacker: ByteSink {
  private let sink: any ByteSink
  private var scanner = PDFScanner()
  private var places = PDFPlaces()
  private var objects = ObjectStream()
  /// The numbers of objects that have become superfluous, for streams of objects.
  private var spareNumbers: [Int] = []
  /// What the sink has yet to get.
  private var output: [UInt8] = []
  /// How many bytes the sink has got.
  private var written = 0
  /// What was no PDF of Cairo's, if anything.
  private var failure: DrawingError?

  /// How many bytes of objects are packed together: the more, the smaller the file, and the more has to be unpacked to
  /// see one of them.
  private static let enough = 1 << 16

  /// Whether Cairo's PDFs are to be packed: later versions do it themselves.
  static var isNeeded: Bool { cairo_version() < 11700 }

  init(_ sink: any ByteSink) { self.sink = sink }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard failure == nil else { return }
    scanner.append(bytes)
    do throws(DrawingError) {
      while let part = try scanner.next() { take(part) }
    } catch {
      failure = error
    }
    try handOn()
  }

  /// Writes what is left, after Cairo has ended the document.
  ///
  /// - Throws: `FileError` where the sink failed, `DrawingError` where what came was no whole PDF of Cairo's.
  func finish() throws {
    if let failure { throw failure }
    guard let trailer = scanner.trailer() else {
      throw DrawingError("cannot pack a PDF: it does not end as Cairo ends them")
    }
    if !objects.isEmpty { writeObjects(spareNumbers.popLast() ?? places.count) }
    let start = written + output.count
    let number = places.count
    places.set(.offset(start), of: number)
    let table = Deflation.deflated(places.rows)
    write("\(number) 0 obj\n<< /Type /XRef /Size \(number + 1) /W [\(places.widths)]")
    write(" /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns \(places.rowLength) >>")
    write(" /Length \(table.count)\n   \(trailer)>>\nstream\n")
    output += table
    write("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n")
    try handOn()
  }

  private func take(_ part: PDFScanner.Part) {
    switch part {
    case .line(let line): output += line
    case .object(let number, let content):
      places.set(.packed(objects.count), of: number)
      objects.add(content, number: number)
      // Where no number is to spare yet, more go together.
      if objects.size >= Self.enough, let number = spareNumbers.popLast() { writeObjects(number) }
    case .stream(let stream):
      places.set(.offset(written + output.count), of: stream.number)
      places.set(.free, of: stream.lengthNumber)
      spareNumbers.append(stream.lengthNumber)
      write("\(stream.number) 0 obj\n<< /Length \(stream.content.count)")
      output += stream.dictionary
      output += stream.content
      write("\nendstream\nendobj\n")
    }
  }

  private func writeObjects(_ number: Int) {
    for object in objects.numbers { places.place(object, in: number) }
    places.set(.offset(written + output.count), of: number)
    let content = Deflation.deflated(objects.content)
    write("\(number) 0 obj\n<< /Type /ObjStm /N \(objects.count) /First \(objects.first)")
    write(" /Filter /FlateDecode /Length \(content.count) >>\nstream\n")
    output += content
    write("\nendstream\nendobj\n")
    objects = ObjectStream()
  }

  private func write(_ text: String) { output += Array(text.utf8) }

  private func handOn() throws(FileError) {
    try sink.write(output)
    written += output.count
    output.removeAll(keepingCapacity: true)
  }
}
