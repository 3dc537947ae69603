/// Objects of a PDF that are packed together (PDF 32000-1, 7.5.7).
struct ObjectStream {
  /// The objects' numbers, in their order.
  private(set) var numbers: [Int] = []
  private var offsets: [UInt8] = []
  private var texts: [UInt8] = []

  var isEmpty: Bool { numbers.isEmpty }
  var count: Int { numbers.count }
  /// How many bytes the objects have.
  var size: Int { texts.count }
  /// Where in `content` the first object begins.
  var first: Int { offsets.count }
  /// The numbers and places of the objects, and then the objects.
  var content: [UInt8] { offsets + texts }

  /// Adds an object, without the words around it.
  mutating func add(_ text: ArraySlice<UInt8>, number: Int) {
    numbers.append(number)
    offsets.add(number)
    offsets.add(" ")
    offsets.add(texts.count)
    offsets.add(" ")
    texts += text
    // Otherwise a number would run into the next object's.
    if let last = text.last, !PDFLexer.isSpace(last) { texts.append(0x0A) }
  }
}
