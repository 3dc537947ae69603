#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A thread with a deep stack, for what calls itself as deep as a stranger's file says.
enum DeepStack {
  /// More than a file of the size we take can make qpdf use. Memory that is not touched is not used.
  private static let size = 512 << 20

  /// Runs `body` on a thread of its own, and waits for it.
  static func run<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    var result: Result<Value, Failure>?
    func work() {
      do throws(Failure) { result = .success(try body()) } catch { result = .failure(error) }
    }
    withoutActuallyEscaping(work) { work in
      if !start(Work(work)) { work() }
    }
    switch result {
    case .success(let value): return value
    case .failure(let error): throw error
    // It has run, here or there.
    case nil: return try body()
    }
  }

  /// What to run.
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs `work` to its end; false if the thread cannot be created.
  private static func start(_ work: Work) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
    let argument = Unmanaged.passUnretained(work).toOpaque()
    #if canImport(Glibc)
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, perform, argument)
    guard status == 0 else { return false }
    #else
    var started: pthread_t?
    let status = pthread_create(&started, &attributes, perform, argument)
    guard status == 0, let thread = started else { return false }
    #endif
    return withExtendedLifetime(work) { pthread_join(thread, nil) == 0 }
  }

  #if canImport(Glibc)
  private static let perform: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    if let argument = $0 { Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().body() }
    return nil
  }
  #else
  private static let perform: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
    Unmanaged<Work>.fromOpaque($0).takeUnretainedValue().body()
    return nil
  }
  #endif
}
