internal import CCairo
import Files

/// Hands what Cairo writes on to a sink, and keeps the sink's first failure.
///
/// Cairo is never told of a failure: it would end in success all the same, or crash. So the failure has to be
/// asked for here. Must outlive the surface that writes to it.
final class SinkStream {
  private let sink: any ByteSink
  /// The sink's first failure.
  private(set) var failure: FileError?
  /// Whether what comes is dropped.
  var isClosed = false

  init(_ sink: any ByteSink) { self.sink = sink }

  /// The stream as the closure argument of Cairo's functions, borrowed.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// What Cairo calls with `closure`.
  static let write: cairo_write_func_t = { closure, data, count in
    guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
    let stream = Unmanaged<SinkStream>.fromOpaque(closure).takeUnretainedValue()
    _ = stream.take(UnsafeRawBufferPointer(start: data, count: Int(count)))
    // Cairo (1.16.0) follows a null pointer when it ends a document whose stream failed on the way.
    return CAIRO_STATUS_SUCCESS
  }

  /// Writes `bytes` unless the sink has failed; true where it took them.
  func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard failure == nil else { return false }
    guard !isClosed else { return true }
    do throws(FileError) {
      try sink.write(bytes)
      return true
    } catch {
      failure = error
      return false
    }
  }

  /// Throws the sink's first failure.
  func check() throws(FileError) {
    if let failure { throw failure }
  }
}
