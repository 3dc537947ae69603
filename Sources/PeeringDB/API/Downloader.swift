package import Files

/// Fetches what is too large to be kept in memory: libcurl, or a fake in tests.
package protocol Downloader: Sendable {
  /// Hands on what is at a URL, piece by piece.
  ///
  /// Redirects are answers, too: none is followed. A download may take as long as it needs, but not stall.
  ///
  /// - Parameters:
  ///   - url: http or https.
  ///   - headers: whole lines, as in `Range: bytes=1000-`.
  ///   - isPlain: whether the server is to send the bytes as they are. Else it may pack them, and they are unpacked.
  ///   - receiver: what takes the body of an answer with status 200 or 206.
  /// - Returns: the answer; its body is empty where the receiver took it, and no longer than some kilobytes else.
  /// - Throws: `DownloadError`.
  func download(
    _ url: String, headers: [String], isPlain: Bool, to receiver: any DownloadReceiver
  ) throws(DownloadError) -> HTTPAnswer
}

/// Takes the body of an answer.
package protocol DownloadReceiver: AnyObject {
  /// An answer with status 200 or 206 begins. Its body is still to come.
  ///
  /// - Throws: `DownloadError`, which ends the download.
  func begin(_ head: HTTPAnswer) throws(DownloadError)

  /// Takes the next bytes.
  ///
  /// - Throws: `FileError`, which ends the download.
  func take(_ bytes: UnsafeRawBufferPointer) throws(FileError)
}

/// Why a download did not come to its end.
package enum DownloadError: Error, Hashable, Sendable {
  case source(SourceError.Reason)
  /// What came in could not be put away.
  case file(FileError)
}
