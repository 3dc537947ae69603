package import Files

extension SHA256 {
  /// The checksum of a regular file, which is read piece by piece.
  ///
  /// - Throws: `FileError` with operation `.read`.
  package static func digest(ofFile path: String) throws(FileError) -> Digest {
    let file = try FileReader(path)
    var sum = SHA256()
    var piece: [UInt8] = []
    while try file.read(1 << 20, to: &piece) > 0 {
      sum.update(piece)
      piece.removeAll(keepingCapacity: true)
    }
    return sum.finish()
  }
}
