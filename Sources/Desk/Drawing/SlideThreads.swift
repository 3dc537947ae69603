internal import Foundation
package import Slides
internal import Synchronization

/// Threads that lay out and draw slides, each with a typesetter of its own. Of what one visitor asks for, only the newest
/// is drawn.
package final class SlideThreads: Sendable {
  /// Why something is not drawn.
  package enum Refusal: Error, Sendable, Hashable {
    /// The same visitor asked for something newer.
    case superseded
    /// Too much is waiting.
    case full
    /// What makes slides cannot be made, or the desk ends.
    case unavailable(String)
  }

  private struct Job: Sendable {
    let key: String
    let work: @Sendable (SlideMaker) -> Void
    let refuse: @Sendable (Refusal) -> Void
  }

  private struct Waiting {
    var jobs: [Job] = []
    var isOver = false
  }

  /// What became of a job.
  private enum Outcome: Sendable {
    case added(replaced: Job?)
    case refused(Refusal)
  }

  private let state = Mutex(Waiting())
  private let signal = DispatchSemaphore(value: 0)
  private let most: Int
  private let count: Int

  /// - Parameters:
  ///   - count: how many threads.
  ///   - most: how much may wait.
  ///   - version: changes when what lays out has to be made again.
  ///   - makeMaker: makes what lays out, once for each thread and version.
  package init(
    _ count: Int, most: Int = 128, version: @escaping @Sendable () -> Int = { 0 },
    _ makeMaker: @escaping @Sendable () throws -> SlideMaker
  ) {
    self.most = most
    self.count = count
    for _ in 0..<count {
      let thread = Thread { [weak self, signal] in
        var known: (version: Int, maker: SlideMaker)?
        while true {
          signal.wait()
          guard let threads = self, let job = threads.next() else { return }
          do {
            let wanted = version()
            if known?.version != wanted { known = nil }
            let ready = try known ?? (wanted, makeMaker())
            known = ready
            job.work(ready.maker)
          } catch {
            job.refuse(.unavailable("\(error)"))
          }
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// Ends the threads; what waits is refused.
  package func end() {
    let jobs = state.withLock { state in
      state.isOver = true
      defer { state.jobs = [] }
      return state.jobs
    }
    for job in jobs { job.refuse(.unavailable("the desk ends")) }
    for _ in 0..<count { signal.signal() }
  }

  private func next() -> Job? {
    state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
  }

  /// Does some work on one of the threads.
  ///
  /// - Parameters:
  ///   - key: who asks. What waits under the same key is refused as superseded.
  ///   - work: may use what it is given until it returns.
  /// - Returns: what `work` returns.
  /// - Throws: `Refusal`, and what `work` throws.
  package func run<Value: Sendable>(
    _ key: String, _ work: @escaping @Sendable (SlideMaker) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let job = Job(
        key: key,
        work: { maker in continuation.resume(with: Result { try work(maker) }) },
        refuse: { continuation.resume(throwing: $0) })
      let outcome: Outcome = state.withLock { state in
        if state.isOver { return .refused(.unavailable("the desk ends")) }
        if let index = state.jobs.firstIndex(where: { $0.key == key }) {
          let old = state.jobs[index]
          // It keeps its place: a fast typist is not put off.
          state.jobs[index] = job
          return .added(replaced: old)
        }
        guard state.jobs.count < most else { return .refused(.full) }
        state.jobs.append(job)
        return .added(replaced: nil)
      }
      switch outcome {
      case .added(let old?): old.refuse(.superseded)
      case .added(nil): signal.signal()
      case .refused(let refusal): job.refuse(refusal)
      }
    }
  }
}
