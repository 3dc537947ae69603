import Desk
import DeskWorld
import Dispatch
import Synchronization
import Testing

/// What waits to be drawn.
@Suite struct SlideThreadsTests {
  /// Results in the order in which they come.
  private final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
    func until(_ count: Int) async throws {
      while all.count < count { try await Task.sleep(for: .milliseconds(2)) }
    }
  }

  @Test func `of one visitor the newest counts, and too much is refused`() async throws {
    let world = try DeskWorld()
    let threads = SlideThreads(1, most: 2) { [desk = world.desk] in try desk.maker() }
    defer { threads.end() }
    let (begun, log, gate) = (Log(), Log(), DispatchSemaphore(value: 0))
    func ask(_ key: String, _ name: String, _ work: @escaping @Sendable () -> Void = {}) {
      Task {
        do {
          try await threads.run(key) { _ in work() }
          log.add("\(name) done")
        } catch let refusal as SlideThreads.Refusal {
          log.add("\(name) \(refusal)")
        }
      }
    }
    ask("a", "first") {
      begun.add("first")
      gate.wait()
    }
    try await begun.until(1)
    ask("b", "second")
    try await Task.sleep(for: .milliseconds(50))
    ask("b", "third")
    try await log.until(1)
    #expect(log.all == ["second superseded"])
    ask("c", "fourth")
    try await Task.sleep(for: .milliseconds(50))
    ask("d", "fifth")
    try await log.until(2)
    #expect(log.all.last == "fifth full")
    gate.signal()
    try await log.until(5)
    #expect(Set(log.all.suffix(3)) == ["first done", "third done", "fourth done"])
  }
}
