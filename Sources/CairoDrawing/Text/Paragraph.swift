import Scene

/// A paragraph as the shaper gets it: UTF-8 of nothing but characters, and where the spans lie in it.
struct Paragraph {
  struct Span {
    /// The bytes of the text the span holds.
    var range: Range<Int>
    var style: TextStyle
    /// The language, as a BCP 47 tag: the style's, or the one whose letters give it away.
    var language: String
  }

  private(set) var bytes: [UInt8] = []
  private(set) var spans: [Span] = []
  private(set) var hasSoftHyphen = false
  /// Where the zero width spaces begin that are not the text's: a line may end there, and text that is copied does not
  /// have them. In order.
  private(set) var inserted: [Int] = []
  /// The ranges of bytes within which no line may end.
  private(set) var unbroken: [Range<Int>] = []

  /// The paragraph that `text` makes: line ends and tabs become spaces, other control characters go, and what is
  /// no character shows as U+FFFD.
  init(_ text: StyledText) {
    var needsWords = false
    for span in text.spans {
      let start = bytes.count
      var previous: Unicode.Scalar = " "
      for scalar in span.text.unicodeScalars {
        defer { previous = scalar }
        switch scalar {
        case "\n" where previous == "\r": break
        case "\t"..."\r", "\u{85}", "\u{2028}", "\u{2029}": bytes.append(0x20)
        case "\u{20}"..."\u{7E}": bytes.append(UInt8(scalar.value))
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": break
        case _ where scalar.isNoncharacter: bytes += "\u{FFFD}".utf8
        default:
          bytes += String(scalar).utf8
          if scalar == "\u{AD}" { hasSoftHyphen = true }
          if WordBreaks.concerns(scalar) { needsWords = true }
        }
      }
      spans.append(Span(range: start..<bytes.count, style: span.style, language: Self.language(of: span)))
    }
    if needsWords { markWords() }
  }

  /// Puts a zero width space between words of scripts that have no spaces, and holds syllables together.
  private mutating func markWords() {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var places = WordBreaks.places(in: scalars)[...]
    let old = bytes
    var ends = spans.map(\.range.upperBound)
    bytes.removeAll(keepingCapacity: true)
    var (offset, previous) = (0, 0)
    for (index, scalar) in scalars.enumerated() {
      if places.first == index {
        places.removeFirst()
        inserted.append(bytes.count)
        bytes += Self.zeroWidthSpace
        for span in ends.indices where spans[span].range.upperBound > offset { ends[span] += 3 }
      }
      if WordBreaks.isInSyllable(scalars, index) {
        unbroken.append(previous..<bytes.count + UTF8.width(scalar))
      }
      previous = bytes.count
      bytes += old[offset..<offset + UTF8.width(scalar)]
      offset += UTF8.width(scalar)
    }
    for index in spans.indices { spans[index].range = (index == 0 ? 0 : ends[index - 1])..<ends[index] }
  }

  private static let zeroWidthSpace: [UInt8] = [0xE2, 0x80, 0x8B]

  /// The language of a span: Han characters beside kana are Japanese, beside Hangul Korean.
  private static func language(of span: StyledText.Span) -> String {
    if let language = span.style.language { return language }
    for scalar in span.text.unicodeScalars {
      switch scalar.value {
      case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return "ja"
      case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: return "ko"
      default: break
      }
    }
    return "en"
  }

  /// The text of some bytes, which must begin and end between characters.
  func text(_ range: Range<Int>) -> String {
    guard !inserted.isEmpty else { return String(decoding: bytes[range], as: UTF8.self) }
    var (text, start) = ([UInt8](), range.lowerBound)
    for place in inserted where range.contains(place) {
      text += bytes[start..<place]
      start = place + 3
    }
    return String(decoding: text + bytes[start..<range.upperBound], as: UTF8.self)
  }

  /// How many bytes the text of some bytes has.
  func textCount(_ range: Range<Int>) -> Int {
    inserted.isEmpty ? range.count : range.count - 3 * inserted.count(where: range.contains)
  }

  /// The index of the span that holds a byte.
  func spanIndex(at byte: Int) -> Int {
    spans.firstIndex { $0.range.contains(byte) } ?? max(0, spans.count - 1)
  }

  /// Where the white space at the end of `range` starts.
  func trailingSpaceStart(in range: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound {
      if bytes[start - 1] == 0x20 {
        start -= 1
      } else if start - 3 >= range.lowerBound, Self.isWideSpace(bytes[start - 3..<start]) {
        start -= 3
      } else {
        break
      }
    }
    return start
  }

  /// Whether three bytes are a space that may end a line: U+1680, U+2000 to U+200A but U+2007, U+205F, U+3000.
  private static func isWideSpace(_ code: ArraySlice<UInt8>) -> Bool {
    switch Array(code) {
    case [0xE1, 0x9A, 0x80], [0xE2, 0x81, 0x9F], [0xE3, 0x80, 0x80]: true
    case let code where code.starts(with: [0xE2, 0x80]): (0x80...0x8A).contains(code[2]) && code[2] != 0x87
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether this is one of the 66 that are set aside never to be characters, which Cairo does not take.
  fileprivate var isNoncharacter: Bool { value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) }
}
