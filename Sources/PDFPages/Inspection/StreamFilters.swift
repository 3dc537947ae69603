/// How streams are packed. Those that are drawn are left as they are, or packed in the one way that qpdf copies
/// without unpacking: `/FlateDecode` alone.
struct StreamFilters {
  private let limits: OwnSlide.Limits
  /// How many bytes may still come, packed.
  private var packedBytes: Int
  /// How many may still be unpacked.
  private var unpackedBytes: Int

  init(limits: OwnSlide.Limits, fileSize: Int) {
    self.limits = limits
    // Streams that lie in one another would make a file many times as large as theirs.
    packedBytes = 2 * fileSize + 65_536
    unpackedBytes = limits.unpackedBytes
  }

  private static let general: [String: String] = [
    "ASCIIHexDecode": "ASCIIHexDecode", "AHx": "ASCIIHexDecode", "ASCII85Decode": "ASCII85Decode",
    "A85": "ASCII85Decode", "LZWDecode": "LZWDecode", "LZW": "LZWDecode", "FlateDecode": "FlateDecode",
    "Fl": "FlateDecode",
  ]

  /// For each of its warnings qpdf may have looked through the whole file.
  private static let mostWarnings = 500

  /// The most bytes of LZW that are unpacked: each two may become thousands.
  private static let largestLZW = 50_000

  /// Makes `stream`'s filters ones that qpdf copies without unpacking them, and makes it a stream of this file.
  ///
  /// - Throws: `OwnSlideError` where it would unpack to too much, `QPDFFailure` where it is broken.
  mutating func normalize(_ stream: QPDFObject) throws {
    // Data in a file beside this one.
    for key: PDFKey in ["/F", "/FFilter", "/FDecodeParms"] { stream.remove(key) }
    stream.file.collectWarnings()
    guard stream.file.warningCount <= Self.mostWarnings else {
      throw OwnSlideError("is broken in many places")
    }
    var packed = try stream.packedBytes()
    packedBytes -= packed.count
    guard packedBytes >= 0 else { throw OwnSlideError("is broken: its data lies in one another") }
    var (names, parameters) = Self.filters(of: stream)
    if names.contains("Crypt") { throw OwnSlideError("is encrypted in parts") }
    // A picture's own packing stays, and what is around it goes.
    guard let last = names.last, names.count > 1 || Self.general[last] != nil,
      names.dropLast().allSatisfy({ Self.general[$0] != nil })
    else { return }
    while let name = names.first.flatMap({ Self.general[$0] }) {
      let parameter = parameters[0]
      try check(parameter)
      if names.count == 1, name == "FlateDecode" { break }
      try check(packed, filter: name)
      let step = stream.file.stream([])
      step.setBytes(packed, filter: stream.file.name(name), parameters: parameter)
      packed = try step.unpackedBytes()
      names.removeFirst()
      parameters.removeFirst()
    }
    if let own = names.first, Self.general[own] == nil {
      stream.setBytes(packed, filter: stream.file.name(own), parameters: parameters[0])
    } else if names.isEmpty {
      stream.remove("/DecodeParms")
      stream.setBytes(packed, filter: stream.file.null(), parameters: stream.file.null())
    } else if Self.filters(of: stream).names.count > 1 {
      // The scan of the file could not see this one.
      try check(packed, filter: "FlateDecode")
      stream.setBytes(packed, filter: stream.file.name("FlateDecode"), parameters: parameters[0])
    } else {
      // The name alone says to qpdf that it is packed well already; in an array it would not.
      stream.set("/Filter", stream.file.name("FlateDecode"))
      stream.set("/DecodeParms", parameters[0])
      if parameters[0].isNull { stream.remove("/DecodeParms") }
    }
  }

  /// The bytes of a normalised stream, unpacked.
  ///
  /// - Throws: as `normalize`.
  mutating func unpack(_ stream: QPDFObject) throws -> [UInt8] {
    if let name = stream.get("/Filter").name { try check(try stream.packedBytes(), filter: name) }
    return try stream.unpackedBytes()
  }

  /// Takes what is private out of the JPEGs among a normalised stream's instructions. One that cannot be unpacked is
  /// left to viewers.
  mutating func removePrivateData(amid stream: QPDFObject) {
    guard let bytes = try? unpack(stream), let bare = ContentOperators.withoutPrivateData(bytes) else {
      return
    }
    stream.remove("/DecodeParms")
    stream.setBytes(bare, filter: stream.file.null(), parameters: stream.file.null())
  }

  /// Names of filters and the parameters of each, null for none, in the order they are to be undone.
  private static func filters(of stream: QPDFObject) -> (names: [String], parameters: [QPDFObject]) {
    let (filter, parameters) = (stream.get("/Filter"), stream.get("/DecodeParms"))
    if let name = filter.name {
      return ([name], [parameters.isArray ? parameters.item(0) : parameters])
    }
    guard filter.count <= 16 else { return (["Crypt"], []) }
    return (
      filter.items.map { $0.name ?? "" },
      (0..<filter.count).map { index in
        if parameters.isArray { return parameters.item(index) }
        return index == 0 ? parameters : stream.file.null()
      }
    )
  }

  /// Refuses data that unpacks to too much.
  private mutating func check(_ packed: [UInt8], filter: String) throws(OwnSlideError) {
    switch filter {
    case "FlateDecode":
      let left = unpackedBytes
      unpackedBytes -= packed.withUnsafeBufferPointer { Inflation.unpackedCount(of: $0, limit: left) }
      guard unpackedBytes >= 0 else { throw OwnSlideError("unpacks to far more than a page has") }
    case "LZWDecode":
      guard packed.count <= Self.largestLZW else {
        throw OwnSlideError("is packed by LZW, as was done in the last century; please print it to a new PDF")
      }
    default: break
    }
  }

  /// Refuses parameters for which qpdf would need much memory (PDF 32000-1, 7.4.4.3).
  private func check(_ parameters: QPDFObject) throws(OwnSlideError) {
    let columns = parameters.get("/Columns").integer ?? 1
    let bits = (parameters.get("/Colors").integer ?? 1) * (parameters.get("/BitsPerComponent").integer ?? 8)
    guard columns <= 1_000_000, bits <= 4096 else {
      throw OwnSlideError("unpacks to far more than a page has")
    }
  }
}
