import Foundation
import Testing
import Work

/// A child process that fails costs one answer. The tests use Tests/ChildSample.
@Suite struct ChildPoolTests {
  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "ChildSample").path

  private func pool(seconds: Double = 20) -> ChildPool {
    ChildPool(
      program: Self.program, arguments: [], environment: [:], memory: 700_000_000, seconds: seconds)
  }

  private func ask(_ pool: ChildPool, _ request: String) throws -> String {
    String(decoding: try pool.ask(Array(request.utf8)), as: UTF8.self)
  }

  /// Whether a process runs; one that has ended and is not waited for does not.
  private func runs(_ process: String) -> Bool {
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !state.contains(") Z ")
  }

  @Test func `one process answers all requests`() throws {
    let pool = pool()
    let process = try ask(pool, "process")
    #expect(process != "\(getpid())" && runs(process))
    let long = String(repeating: "a", count: 3_000_000)
    #expect(try ask(pool, long) == long)
    #expect(try ask(pool, "") == "")
    #expect(try ask(pool, "process") == process)
  }

  @Test(arguments: ["end", "crash", "allocate"])
  func `the next request is answered by another`(request: String) throws {
    let pool = pool()
    let first = try ask(pool, "process")
    #expect(throws: ChildFailure.ended) { try ask(pool, request) }
    let second = try ask(pool, "process")
    #expect(first != second && !runs(first) && runs(second))
  }

  @Test func `a process that waits is killed with all it started`() throws {
    let pool = pool(seconds: 5)
    let (process, started) = (try ask(pool, "process"), try ask(pool, "start"))
    #expect(runs(process) && runs(started))
    let start = ContinuousClock.now
    #expect(throws: ChildFailure.tooSlow) { try ask(pool, "sleep") }
    #expect(ContinuousClock.now - start < .seconds(90))
    // The latter has another parent, which waits for it.
    for _ in 0..<1200 where runs(started) { usleep(50_000) }
    #expect(!runs(process) && !runs(started))
  }

  @Test func `a process that calculates forever is ended`() throws {
    #expect(throws: ChildFailure.tooSlow) { try ask(pool(seconds: 60), "spin") }
  }

  @Test func `signals that are blocked here are not blocked there`() throws {
    var (blocked, before) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    #expect(try ask(pool(), "signals") == "")
  }

  @Test func `a process goes with its pool`() throws {
    var pool: ChildPool? = pool()
    let process = try ask(try #require(pool), "process")
    pool = nil
    #expect(!runs(process))
  }

  @Test func `a process ends with the one that started it`() throws {
    let parent = Process()
    parent.executableURL = URL(filePath: Self.program)
    parent.arguments = [Self.program]
    let output = Pipe()
    parent.standardOutput = output
    try parent.run()
    let number = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let child = number.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(runs(child))
    kill(parent.processIdentifier, SIGKILL)
    parent.waitUntilExit()
    for _ in 0..<1200 where runs(child) { usleep(50_000) }
    #expect(!runs(child))
  }

  @Test func `what is no program is not started`() {
    let pool = ChildPool(program: "/nonexistent", arguments: [], environment: [:])
    #expect(throws: ChildFailure.notStarted("No such file or directory")) { try pool.ask([]) }
  }
}
