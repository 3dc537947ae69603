internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work that is done on all cores while more of it comes. Belongs to one thread.
final class WorkPool {
  private let group = DispatchGroup()
  private let room: DispatchSemaphore
  private let failure = Failure()

  /// What went wrong first.
  private final class Failure: Sendable {
    private let error = Mutex<(any Error)?>(nil)

    func note(_ new: any Error) { error.withLock { $0 = $0 ?? new } }

    func check() throws { if let error = error.withLock({ $0 }) { throw error } }
  }

  /// A pool that does as much at once as there are cores, up to eight.
  init() {
    room = DispatchSemaphore(value: min(8, max(1, ProcessInfo.processInfo.activeProcessorCount)))
  }

  // Work that still goes on when nobody waits for it any more has the room's semaphore in use.
  deinit { group.wait() }

  /// Starts some work, as soon as there is a core for it.
  ///
  /// - Throws: what earlier work threw; this is not started then.
  func start(_ work: @escaping @Sendable () throws -> Void) throws {
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
  /// - Throws: what the first work that failed threw.
  func finish() throws {
    group.wait()
    try failure.check()
  }
}
