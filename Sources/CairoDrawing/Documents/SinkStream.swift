internal import CCairo
import Files

/// Hands what Cairo writes on to a sink, and keeps the sink's first failure.
///
/// Failures are kept from Cairo: it would report success all the same, or crash. So the failure has to be
/// asked for here. Cairo writes a few bytes at a time; they are gathered, and handed on when there are many or
/// `check` is called. Must outlive the surface that writes to it.
final class SinkStream {
  private let sink: any ByteSink
  /// The sink's first failure.
  private(set) var failure: FileError?
  /// Whether what comes is dropped.
  var isClosed = false
  /// What the sink has yet to get. Owned.
  private let gathered = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
  private var count = 0

  init(_ sink: any ByteSink) { self.sink = sink }

  deinit { gathered.deallocate() }

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

  /// Takes `bytes` unless the sink has failed; true where they may still reach it.
  func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard failure == nil else { return false }
    guard !isClosed else { return true }
    var rest = bytes[...]
    while !rest.isEmpty {
      if count == gathered.count { handOn() }
      let taken = rest.prefix(gathered.count - count)
      UnsafeMutableRawBufferPointer(rebasing: gathered[count...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: taken))
      count += taken.count
      rest = rest.dropFirst(taken.count)
    }
    return failure == nil
  }

  private func handOn() {
    guard failure == nil, count > 0 else { return }
    do throws(FileError) {
      try sink.write(UnsafeRawBufferPointer(rebasing: gathered[..<count]))
    } catch {
      failure = error
    }
    count = 0
  }

  /// Hands on what is gathered, and throws the sink's first failure.
  func check() throws(FileError) {
    handOn()
    if let failure { throw failure }
  }
}
