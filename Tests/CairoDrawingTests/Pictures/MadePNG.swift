import CZlib

/// A PNG made for a test: any kind of pixels, and chunks before them.
struct MadePNG {
  enum Kind: Int, CaseIterable {
    case gray = 0
    case rgb = 2
    case palette = 3
    case grayAlpha = 4
    case rgba = 6

    var depths: [Int] {
      switch self {
      case .gray: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      case .rgb, .grayAlpha, .rgba: [8, 16]
      }
    }
  }

  var kind: Kind
  var depth: Int
  var width: Int
  var height: Int
  var isInterlaced = false
  var chunks: [(name: String, content: [UInt8])] = []
  /// The samples of a pixel, from the top left; of a palette its index.
  var samples: (_ x: Int, _ y: Int) -> [Int]

  var bytes: [UInt8] {
    var result = [0x89] + Array("PNG\r\n\u{1A}\n".utf8)
    let header = Self.number(width) + Self.number(height)
    result += chunk("IHDR", header + [UInt8(depth), UInt8(kind.rawValue), 0, 0, isInterlaced ? 1 : 0])
    for (name, content) in chunks { result += chunk(name, content) }
    result += chunk("IDAT", Self.compressed(rows))
    return result + chunk("IEND", [])
  }

  /// All passes, each row behind its filter, which is none.
  private var rows: [UInt8] {
    // Adam7: where each pass starts, and its steps.
    let passes =
      isInterlaced
      ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
      : [(0, 0, 1, 1)]
    var result: [UInt8] = []
    for (left, top, right, down) in passes where left < width {
      for y in stride(from: top, to: height, by: down) {
        result.append(0)
        var bits = 0
        var byte: UInt8 = 0
        for sample in stride(from: left, to: width, by: right).flatMap({ samples($0, y) }) {
          guard depth < 8 else {
            result += depth == 16 ? [UInt8(sample >> 8), UInt8(sample & 255)] : [UInt8(sample)]
            continue
          }
          byte |= UInt8(sample) << (8 - depth - bits)
          bits += depth
          if bits == 8 {
            result.append(byte)
            (bits, byte) = (0, 0)
          }
        }
        if bits > 0 { result.append(byte) }
      }
    }
    return result
  }

  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var count = compressBound(uLong(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(count))
    compress(&result, &count, bytes, uLong(bytes.count))
    return Array(result.prefix(Int(count)))
  }

  static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

  private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return Self.number(content.count) + body + Self.number(Int(crc32(0, body, UInt32(body.count))))
  }
}

extension MadePNG {
  /// EXIF data of one number, the orientation.
  static func exif(_ orientation: Int, isLittleEndian: Bool = false, type: Int = 3) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = MadePNG.number(value).suffix(count)
      return isLittleEndian ? bytes.reversed() : Array(bytes)
    }
    let value = type == 4 ? number(orientation, 4) : number(orientation, 2) + [0, 0]
    let head = (isLittleEndian ? Array("II".utf8) : Array("MM".utf8)) + number(42, 2) + number(8, 4)
    return head + number(1, 2) + number(0x0112, 2) + number(type, 2) + number(1, 4) + value + number(0, 4)
  }
}
