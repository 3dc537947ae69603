internal import Files

/// How often the instructions of a page or a form do what.
struct ContentOperators {
  /// How many operators there are.
  private(set) var count = 0
  /// How often each XObject is drawn, by name.
  private(set) var drawn: [PDFKey: Int] = [:]
  /// How often each pattern is chosen, by name.
  private(set) var patterns: [PDFKey: Int] = [:]
  /// Whether a colour is mixed of printing inks (PDF 32000-1, 8.6.8).
  private(set) var choosesInks = false
  /// Where JPEGs are that lie among the instructions.
  private(set) var photos: [Range<Int>] = []

  /// Counts what is in a stream's unpacked bytes (PDF 32000-1, 7.8.2), as far as it can be read.
  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      /// Where the last picture among the instructions begins.
      var picture = 0
      Self.visit(buffer) { instruction in
        let word = buffer[instruction.word]
        note(word, instruction.name.map { PDFKey(String(decoding: buffer[$0], as: UTF8.self)) })
        let end = instruction.word.upperBound
        if word.elementsEqual("BI".utf8) { picture = end }
        if word.elementsEqual("ID".utf8) {
          if buffer[picture..<end].hasBytes("CMYK".utf8) { choosesInks = true }
          if buffer[picture..<end].hasBytes("/DCT".utf8), end + 1 < instruction.end - 2 {
            photos.append(end + 1..<instruction.end - 2)
          }
        }
      }
    }
  }

  /// An operator with what is before it.
  struct Instruction {
    var operands: Range<Int>
    var word: Range<Int>
    /// The first and the last name among the operands.
    var first: Range<Int>?
    var name: Range<Int>?
    /// Where the next one begins; behind `ID`, the picture is skipped.
    var end: Int
  }

  /// Calls `body` for each instruction of a stream's unpacked bytes, as far as they can be read.
  static func visit(_ bytes: [UInt8], _ body: (Instruction) -> Void) {
    bytes.withUnsafeBufferPointer { visit($0, body) }
  }

  private static func visit(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Instruction) -> Void) {
    var place = 0
    var operands = 0
    var first: Range<Int>?
    var name: Range<Int>?
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "("): place = Self.end(ofText: bytes, place)
      case UInt8(ascii: "<"):
        // Text in hexadecimal digits; a dictionary begins with two.
        place += 1
        guard place < bytes.count, bytes[place] != UInt8(ascii: "<") else {
          place += 1
          continue
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
      case UInt8(ascii: "%"):
        while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
      case UInt8(ascii: "/"):
        let end = Self.end(ofWord: bytes, place + 1)
        name = place..<end
        if first == nil { first = name }
        place = end
      case let byte where Self.isRegular(byte):
        let end = end(ofWord: bytes, place)
        let word = place..<end
        place = end
        // A number, or a value of an entry.
        if (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte) || isValue(bytes[word]) {
          continue
        }
        if bytes[word].elementsEqual("ID".utf8) { place = Self.end(ofPicture: bytes, end) }
        body(
          Instruction(operands: operands..<word.lowerBound, word: word, first: first, name: name, end: place))
        (first, name) = (nil, nil)
        operands = place
      default: place += 1
      }
    }
  }

  private static func isValue(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch word.first {
    case UInt8(ascii: "t"): word.elementsEqual("true".utf8)
    case UInt8(ascii: "n"): word.elementsEqual("null".utf8)
    case UInt8(ascii: "f"): word.elementsEqual("false".utf8)
    default: false
    }
  }

  private mutating func note(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ name: PDFKey?) {
    count += 1
    if word.count == 1, word.first == UInt8(ascii: "k") || word.first == UInt8(ascii: "K") {
      choosesInks = true
    }
    guard let name else { return }
    if name.text == "/DeviceCMYK" { choosesInks = true }
    if word.elementsEqual("Do".utf8) {
      drawn[name, default: 0] += 1
    } else if word.elementsEqual("scn".utf8) || word.elementsEqual("SCN".utf8) {
      patterns[name, default: 0] += 1
    }
  }

  /// Whether a byte is neither space nor a delimiter (PDF 32000-1, 7.2.2).
  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: false
    case 0x25, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D: false
    default: true
    }
  }

  private static func end(ofWord bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var place = start
    while place < bytes.count, isRegular(bytes[place]) { place += 1 }
    return place
  }

  private static func end(ofText bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var (place, depth) = (start, 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { break }
    }
    return place
  }

  /// The end of the data of a picture among the instructions: behind an `EI` that is a word.
  private static func end(ofPicture bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var place = start + 1
    while place + 2 < bytes.count {
      if bytes[place] == 0x45, bytes[place + 1] == 0x49, !isRegular(bytes[place - 1]),
        !isRegular(bytes[place + 2])
      {
        return place + 2
      }
      place += 1
    }
    return bytes.count
  }

  /// Instructions without what is private in the JPEGs among them.
  ///
  /// - Parameter bytes: a stream's, unpacked.
  /// - Returns: nil where there is nothing to take out.
  static func withoutPrivateData(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.hasBytes("/DCT".utf8) else { return nil }
    let photos = ContentOperators(bytes).photos
    guard !photos.isEmpty else { return nil }
    var bare: [UInt8] = []
    var place = 0
    for photo in photos {
      bare += bytes[place..<photo.lowerBound] + BareJPEG.bytes(of: Array(bytes[photo]))
      // The space before the end of the picture may be one of its bytes.
      bare.append(0x0A)
      place = photo.upperBound
    }
    return bare + bytes[place...]
  }
}
