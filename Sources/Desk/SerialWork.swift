internal import Dispatch
internal import Synchronization

/// Work that is done one piece at a time, on a thread of its own: it waits for disks.
package final class SerialWork: Sendable {
  /// Work that may share a commit.
  private struct Piece: Sendable {
    /// Does it; what it returns answers.
    let work: @Sendable () -> () -> Void
    let fail: @Sendable (DeskError) -> Void
  }

  /// The most pieces of one commit.
  private static let mostTogether = 64

  private let queue = DispatchQueue(label: "desk")
  private let waiting = Mutex<[Piece]>([])
  private let store: DeskStore

  init(_ store: DeskStore) { self.store = store }

  /// Does some work once what came before is done. What it writes is on disk when it returns.
  package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }

  /// Does some work that changes nothing but the database, with all such work that waits: a disk takes as long for one
  /// commit as for many. What it writes is on disk when this returns.
  ///
  /// - Throws: what `work` throws, and `DeskError` where the commit fails.
  package func save<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let piece = Piece(
        work: {
          let result = Result { try work() }
          return { continuation.resume(with: result) }
        }, fail: { continuation.resume(throwing: $0) })
      waiting.withLock { $0.append(piece) }
      queue.async { self.saveWaiting() }
    }
  }

  private func saveWaiting() {
    let pieces = waiting.withLock { waiting in
      let taken = Array(waiting.prefix(Self.mostTogether))
      waiting.removeFirst(taken.count)
      return taken
    }
    guard !pieces.isEmpty else { return }
    do throws(DeskError) {
      var answers: [() -> Void] = []
      try store.together { answers = pieces.map { $0.work() } }
      for answer in answers { answer() }
    } catch {
      for piece in pieces { piece.fail(error) }
    }
  }
}
