internal import Dispatch

/// Work that is done one piece at a time, on a thread of its own: it waits for disks.
package struct SerialWork: Sendable {
  private let queue = DispatchQueue(label: "desk")

  /// Does some work once what came before is done.
  package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }
}
