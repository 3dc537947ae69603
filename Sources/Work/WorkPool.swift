internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work on all cores. Belongs to one thread.
package final class WorkPool {
  /// How much is done at once: as much as there are cores, up to eight.
  package static let cores = min(8, max(1, ProcessInfo.processInfo.activeProcessorCount))

  private let group = DispatchGroup()
  private let room: DispatchSemaphore
  private let failure = Failure()

  /// The first error.
  private final class Failure: Sendable {
    private let error = Mutex<(any Error)?>(nil)

    func note(_ new: any Error) { error.withLock { $0 = $0 ?? new } }

    func check() throws { if let error = error.withLock({ $0 }) { throw error } }
  }

  /// - Parameter size: how much is done at once.
  package init(_ size: Int = WorkPool.cores) { room = DispatchSemaphore(value: size) }

  // A semaphore must not go while work still uses it.
  deinit { group.wait() }

  /// Starts some work as soon as a core is free.
  ///
  /// - Throws: what earlier work threw; this is not started then.
  package func start(_ work: @escaping @Sendable () throws -> Void) throws {
    room.wait()
    do { try failure.check() } catch {
      room.signal()
      throw error
    }
    let (failure, room) = (failure, room)
    DispatchQueue.global().async(group: group) {
      defer { room.signal() }
      do { try work() } catch { failure.note(error) }
    }
  }

  /// Waits until all work is done.
  ///
  /// - Throws: the error of the first work that failed.
  package func finish() throws {
    group.wait()
    try failure.check()
  }
}
