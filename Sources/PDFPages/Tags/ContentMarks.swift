/// Rewrites the instructions of a hand-made page so that all they draw is either in an element or decoration
/// (PDF 32000-1, 14.6).
struct ContentMarks {
  /// The numbers that names in the page's resources have, and whether they have nothing else.
  typealias Properties = [PDFKey: (number: Int, isAlone: Bool)]

  private let bytes: [UInt8]
  /// The numbers of content that belongs to elements; nil where the whole page is one figure, in which nothing else is.
  private let owned: Set<Int>?
  /// The numbers that properties of the page's resources name.
  private let properties: Properties

  private var result: [UInt8] = []
  /// Up to where the instructions are in `result`.
  private var copied = 0
  /// Whether anything is drawn from there on.
  private var draws = false
  /// The open marks: whether each begins what needs no other mark.
  private var open: [Bool] = []
  private var depth = 0
  /// The numbers of forms that are the content of an element, each once.
  private var adopted: [PDFKey: Int] = [:]

  /// Marks the instructions of a form, where that changes them.
  ///
  /// - Parameters:
  ///   - form: the form.
  ///   - bytes: its instructions, unpacked.
  ///   - owned: as in `marked`.
  ///   - properties: as `properties` finds them.
  ///   - adopted: the numbers of the forms that it draws as content of an element.
  static func mark(
    _ form: QPDFObject, _ bytes: [UInt8], owned: Set<Int>?, _ properties: Properties,
    _ adopted: [PDFKey: Int] = [:]
  ) {
    let marked = marked(bytes, owned: owned, properties: properties, adopted: adopted)
    guard marked != bytes else { return }
    form.remove("/DecodeParms")
    form.setBytes(marked, filter: form.file.null(), parameters: form.file.null())
  }

  /// What names in a form's resources mean.
  static func properties(_ form: QPDFObject) -> Properties {
    let resources = form.get("/Resources").get("/Properties")
    var properties: Properties = [:]
    for key in resources.keys {
      let named = resources.get(key)
      if let number = named.get("/MCID").integer { properties[key] = (number, named.keys.count == 1) }
    }
    return properties
  }

  /// The instructions as they have to be.
  static func marked(
    _ bytes: [UInt8], owned: Set<Int>?, properties: Properties, adopted: [PDFKey: Int] = [:]
  ) -> [UInt8] {
    var marks = ContentMarks(bytes: bytes, owned: owned, properties: properties)
    marks.adopted = adopted
    marks.result.reserveCapacity(bytes.count + 256)
    ContentOperators.visit(bytes) { marks.take($0) }
    marks.copy(upTo: bytes.count)
    for _ in marks.open { marks.result += Array("\nEMC\n".utf8) }
    return marks.result
  }

  /// The numbers that content is marked with.
  static func numbers(in bytes: [UInt8], _ properties: Properties) -> Set<Int> {
    let marks = ContentMarks(bytes: bytes, owned: nil, properties: properties)
    var numbers: Set<Int> = []
    ContentOperators.visit(bytes) { instruction in
      guard bytes[instruction.word].elementsEqual("BDC".utf8), let number = marks.number(instruction) else {
        return
      }
      numbers.insert(number)
    }
    return numbers
  }

  private init(bytes: [UInt8], owned: Set<Int>?, properties: Properties) {
    self.bytes = bytes
    self.owned = owned
    self.properties = properties
  }

  private static let drawing: Set<String> = [
    "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", "\"", "BI",
  ]

  private mutating func take(_ instruction: ContentOperators.Instruction) {
    let range = instruction.word
    guard range.count <= 3 else { return }
    switch String(decoding: bytes[range], as: UTF8.self) {
    // A mark is either inside a text object or around it.
    case "BT", "ET":
      guard depth == 0 else { break }
      copy(upTo: range.lowerBound)
      copy(upTo: range.upperBound)
    case "BMC", "BDC": begin(instruction)
    case "EMC": end(range)
    case "Do" where depth == 0 && !adopted.isEmpty:
      guard let name = instruction.name, let number = adopted.removeValue(forKey: key(name)) else {
        draws = true
        break
      }
      copy(upTo: instruction.operands.lowerBound)
      result += Array("\n/Figure<</MCID \(number)>>BDC\n".utf8) + bytes[copied..<range.upperBound]
      result += Array("\nEMC\n".utf8)
      copied = range.upperBound
    case let word where depth == 0 && Self.drawing.contains(word): draws = true
    default: break
    }
  }

  private mutating func begin(_ instruction: ContentOperators.Instruction) {
    let (first, end) = (instruction.operands.lowerBound, instruction.word.upperBound)
    let number = self.number(instruction)
    let isArtifact = instruction.first.map { bytes[$0].elementsEqual("/Artifact".utf8) } ?? false
    if let owned {
      let isOwned = isArtifact || number != nil
      if depth == 0 {
        copy(upTo: first)
        if let number, !owned.contains(number) {
          result += Array("/Artifact BMC\n".utf8)
          copied = end
        } else if !isOwned {
          copy(upTo: end)
        } else if let number, let tag = instruction.first, let name = instruction.name, name != tag,
          properties[key(name)]?.isAlone == true
        {
          // Some programs, such as Poppler's, do not look names up.
          result += bytes[tag] + Array("<</MCID \(number)>>BDC".utf8)
          copied = end
        }
      }
      open.append(isOwned)
      depth += isOwned ? 1 : 0
    } else {
      open.append(true)
      guard isArtifact || number != nil else { return }
      copy(upTo: first)
      result += Array("/Span BMC\n".utf8)
      copied = end
    }
  }

  private mutating func end(_ range: Range<Int>) {
    guard let isOwned = open.popLast() else {
      // It ends nothing.
      copy(upTo: range.lowerBound)
      copied = range.upperBound
      return
    }
    guard owned != nil else { return }
    if isOwned {
      depth -= 1
      guard depth == 0 else { return }
      result += bytes[copied..<range.upperBound]
      copied = range.upperBound
      draws = false
    } else if depth == 0 {
      copy(upTo: range.lowerBound)
      copy(upTo: range.upperBound)
    }
  }

  /// The number that marked content has.
  private func number(_ instruction: ContentOperators.Instruction) -> Int? {
    let operands = bytes[instruction.operands]
    if let key = operands.firstRange(of: Array("/MCID".utf8)) {
      let digits = operands[key.upperBound...].drop { $0 <= 0x20 }.prefix { (0x30...0x39).contains($0) }
      return Int(String(decoding: digits, as: UTF8.self))
    }
    guard let name = instruction.name, name != instruction.first else { return nil }
    return properties[key(name)]?.number
  }

  private func key(_ name: Range<Int>) -> PDFKey { PDFKey(String(decoding: bytes[name], as: UTF8.self)) }

  /// Copies instructions, as decoration where they draw something.
  private mutating func copy(upTo end: Int) {
    guard end > copied else { return }
    let marks = draws && depth == 0 && owned != nil
    if marks { result += Array("/Artifact BMC\n".utf8) }
    result += bytes[copied..<end]
    if marks { result += Array("\nEMC\n".utf8) }
    copied = end
    draws = false
  }
}
