internal import CZlib
import Files

/// Writes opaque pixels as a PNG (ISO/IEC 15948) of eight bits a channel in sRGB, row by row.
///
/// Each row is written as its difference to the row above (the filter "up"), since most of a slide goes on downwards.
struct PNGEncoder: ~Copyable {
  private let width: Int
  private let sink: any ByteSink
  private var runs = PixelRuns()
  private var data = RunDeflation()
  /// Compressed bytes from which on a chunk is written.
  private static let enough = 1 << 16

  /// Begins a picture.
  ///
  /// - Parameters:
  ///   - width: in pixels.
  ///   - height: as many rows have to be added.
  ///   - description: what the picture says; nil for nothing.
  ///   - sink: where the bytes go.
  /// - Throws: the sink's error.
  init(width: Int, height: Int, description: String? = nil, to sink: any ByteSink) throws(FileError) {
    self.width = width
    self.sink = sink
    try sink.write([0x89] + Array("PNG\r\n\u{1A}\n".utf8))
    // Eight bits, red, green and blue, nothing interlaced.
    try chunk("IHDR", Self.bytes(UInt32(width)) + Self.bytes(UInt32(height)) + [8, 2, 0, 0, 0])
    // Relative colorimetric.
    try chunk("sRGB", [1])
    // Its keyword, and in UTF-8, not compressed and of no language, the text.
    if let description { try chunk("iTXt", Array("Description\0\0\0\0\0\(description)".utf8)) }
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - row: its pixels, 32 bits each, xRGB.
  ///   - above: the row before it; nil for the first.
  /// - Throws: the sink's error.
  mutating func add(
    _ row: UnsafePointer<UInt32>, below above: UnsafePointer<UInt32>?
  ) throws(FileError) {
    runs.add(row, below: above, width: width, to: &data)
    if data.bytes.count >= Self.enough { try chunk("IDAT", data.take()) }
  }

  /// Ends the picture, after its last row.
  ///
  /// - Throws: the sink's error.
  consuming func finish() throws(FileError) {
    data.finish(checksum: runs.checksum)
    try chunk("IDAT", data.take())
    try chunk("IEND", [])
  }

  private func chunk(_ type: String, _ content: [UInt8]) throws(FileError) {
    let body = Array(type.utf8) + content
    let checksum = UInt32(truncatingIfNeeded: crc32(0, body, UInt32(body.count)))
    try sink.write(Self.bytes(UInt32(content.count)) + body + Self.bytes(checksum))
  }

  /// A number in four bytes, the highest first.
  static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
