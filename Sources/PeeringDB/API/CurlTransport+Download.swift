internal import CCurl
internal import Files

extension CurlTransport: Downloader {
  package func download(
    _ url: String, headers: [String], isPlain: Bool, to receiver: any DownloadReceiver
  ) throws(DownloadError) -> HTTPAnswer {
    let download = CurlDownload(receiver)
    do throws(SourceError.Reason) {
      // A connection of its own: the receiver belongs to the caller, and the kept one is shared.
      let handle = try CurlHandle(CurlLibrary.loaded.get())
      // Tables of many megabytes over a conference's network: slow is fine, stalling is not.
      handle.set(CURLOPT_LOW_SPEED_LIMIT, 1)
      handle.set(CURLOPT_LOW_SPEED_TIME, stallSeconds)
      // Ranges count packed bytes, where a server packs.
      handle.set(CURLOPT_ACCEPT_ENCODING, isPlain ? nil : "")
      return try perform(url, headers: headers, into: download, with: handle)
    } catch {
      if let failure = download.failure { throw failure }
      throw .source(error)
    }
  }
}

/// Hands on what comes in of an answer that is wanted, and keeps a little of another.
private final class CurlDownload: CurlAnswer {
  private(set) var failure: DownloadError?
  private let receiver: any DownloadReceiver
  private var hasBegun = false

  init(_ receiver: any DownloadReceiver) {
    self.receiver = receiver
    super.init(limit: 65_536)
  }

  override func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard isWanted else { return super.take(bytes) }
    do throws(DownloadError) {
      try begin()
      do throws(FileError) { try receiver.take(bytes) } catch { throw .file(error) }
      return true
    } catch {
      failure = error
      return false
    }
  }

  /// The answer has ended; it may have had no body at all.
  override func end() -> Bool {
    guard isWanted else { return true }
    do throws(DownloadError) {
      try begin()
      return true
    } catch {
      failure = error
      return false
    }
  }

  private var isWanted: Bool { status == 200 || status == 206 }

  private func begin() throws(DownloadError) {
    guard !hasBegun else { return }
    hasBegun = true
    try receiver.begin(HTTPAnswer(status: status, headers: headers))
  }
}
