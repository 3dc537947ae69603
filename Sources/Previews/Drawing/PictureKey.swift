internal import Digests
internal import Files
internal import PDFPages
internal import Scene

/// What pictures of a page are kept by: a checksum over everything that can change a pixel of them.
struct PictureKey: Sendable, Hashable {
  private let page: Digest
  private let state: DrawingState

  /// The key of a page; nil for one that draws what no key covers.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - fonts: the checksums of this run's fonts.
  ///   - state: what it is drawn with.
  init?(_ page: Page, fonts: FontDigests, state: DrawingState) {
    let bytes = PageValues<ByteWriter>(page, fonts: fonts)
    guard !bytes.isIncomplete else { return nil }
    self.page = SHA256.digest(of: bytes.writer.bytes)
    self.state = state
  }

  /// The key of the page's picture of a width in pixels.
  func digest(width: Int) -> Digest {
    var bytes = ByteWriter()
    // What is said here belongs to the program, whose checksum is in the state.
    bytes.add(state.digest.bytes)
    bytes.add(page.bytes)
    bytes.add(width)
    return SHA256.digest(of: bytes.bytes)
  }

  /// The key of the picture with a hand-made page on it, in this process.
  func digest(width: Int, with placement: PDFComposer.Placement, drawnBy tool: FileStamp?) -> Digest {
    var bytes = ByteWriter()
    bytes.add(digest(width: width).bytes)
    bytes.add(placement.slide.bytes)
    bytes.add(placement.slide.size)
    bytes.add(placement.pageNumber)
    bytes.add(placement.frame)
    bytes.add(placement.ground) { $0.add($1) }
    bytes.add(placement.alternative) { $0.add($1) }
    bytes.add("\(String(describing: tool))")
    return SHA256.digest(of: bytes.bytes)
  }
}
