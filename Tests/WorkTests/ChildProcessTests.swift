import Dispatch
import Foundation
import TestSupport
import Testing
import Work

/// Tests with programs that do no harm: they end themselves, sleep, count, or ask for memory.
@Suite struct ChildProcessTests {
  private static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]

  private func shell(
    _ script: String, within seconds: Double = 20, outputLimit: Int = 1000,
    _ limits: ProcessLimits = ProcessLimits()
  ) throws(ProcessError) -> String {
    let bytes = try ChildProcess.output(
      of: "/bin/sh", ["-c", script], environment: Self.environment, within: seconds, outputLimit: outputLimit,
      limits: limits)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `what a program writes is returned`() throws {
    #expect(
      try shell("printf '%s' \"$0\"; echo error >&2; pwd") == "/bin/sh"
        + FileManager.default.currentDirectoryPath + "\n")
    #expect(try shell("cat") == "", "there is nothing on its input")
  }

  @Test func `it runs in a folder with its variables only`() throws {
    let bytes = try ChildProcess.output(
      of: "/bin/sh", ["-c", "pwd; env | grep -v -e PWD -e ^_= -e SHLVL"], environment: ["A": "1 2"],
      folder: "/", within: 20)
    #expect(String(decoding: bytes, as: UTF8.self) == "/\nA=1 2\n")
  }

  @Test func `ends are reported`() {
    #expect(throws: ProcessError.failed(program: "sh", status: 3)) { try shell("exit 3") }
    #expect(throws: ProcessError.signalled(program: "sh", signal: 9)) { try shell("kill -9 $$") }
    #expect(throws: ProcessError.outputTooLarge(program: "sh", limit: 1000)) { try shell("yes") }
    #expect("\(ProcessError.failed(program: "sh", status: 3))" == "sh exited with status 3")
    #expect("\(ProcessError.signalled(program: "sh", signal: 9))" == "sh was ended by signal 9")
    #expect("\(ProcessError.timedOut(program: "sh", seconds: 60))" == "sh took longer than 60 s")
    #expect("\(ProcessError.outputTooLarge(program: "sh", limit: 9))" == "sh wrote more than 9 bytes")
  }

  @Test func `a program that does not exist is an error`() {
    #expect {
      try ChildProcess.output(of: "/nowhere/pdftocairo", environment: [:], within: 1)
    } throws: {
      "\($0)" == "pdftocairo cannot be started: No such file or directory"
    }
  }

  @Test func `it is killed at its limit of time`() {
    let start = ContinuousClock.now
    #expect(throws: ProcessError.timedOut(program: "sh", seconds: 0.3)) {
      try shell("trap '' TERM INT; while :; do sleep 100; done", within: 0.3)
    }
    #expect(ContinuousClock.now - start < .seconds(90))
  }

  @Test func `the limit holds where signals are blocked here`() throws {
    var blocked = sigset_t()
    sigfillset(&blocked)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    #expect(throws: ProcessError.signalled(program: "sh", signal: 15)) {
      try shell("kill -TERM $$; sleep 10")
    }
  }

  #if os(Linux)
  @Test func `one that is isolated has no network, and its limits and ends are the usual`() throws {
    let limits = ProcessLimits(openFiles: 20, isIsolated: true)
    #expect(try shell("ulimit -n; cat", limits) == "20\n")
    #expect(throws: ProcessError.failed(program: "sh", status: 3)) { try shell("exit 3", limits) }
    #expect(throws: ProcessError.timedOut(program: "sh", seconds: 0.3)) {
      try shell("sleep 100", within: 0.3, limits)
    }
    #expect {
      try ChildProcess.output(of: "/nowhere/x", environment: [:], within: 1, limits: limits)
    } throws: {
      "\($0)" == "x cannot be started: No such file or directory"
    }
    let script =
      "python3 -c 'import socket; socket.socket(socket.AF_UNIX); socket.socket()' 2>&1; setsid true; echo $?"
    let told = try shell(script, limits)
    #expect(told.contains("PermissionError: [Errno 1]") && told.hasSuffix("\n0\n") == false, "\(told)")
  }
  #endif

  @Test func `what it started goes with it`() throws {
    let child = try ChildProcess(
      "/bin/sh", ["-c", "sleep 100 & echo $!; wait"], environment: Self.environment)
    let number = try #require(
      Int32(String(decoding: try child.read(atMost: 100, by: .after(20)), as: UTF8.self).dropLast()))
    #expect(isAlive(number))
    child.kill()
    for _ in 0..<6000 where isAlive(number) { usleep(10_000) }
    #expect(!isAlive(number))
  }

  @Test func `what it leaves behind is not waited for`() throws {
    #expect(try shell("echo done; sleep 100 &") == "done\n")
  }

  @Test func `it lives on when the thread that asked for it is gone`() throws {
    final class Holder: @unchecked Sendable { var child: ChildProcess? }
    let holder = Holder()
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      holder.child = try? ChildProcess("/bin/cat", environment: Self.environment, hasInput: true)
      done.signal()
    }
    done.wait()
    usleep(300_000)
    let child = try #require(holder.child)
    try child.write(Array("ping".utf8), by: .after(20))
    #expect(try child.read(exactly: 4, by: .after(20)) == Array("ping".utf8))
    try child.finish(by: .after(20))
  }

  @Test func `one program answers many times`() throws {
    let child = try ChildProcess("/bin/cat", environment: Self.environment, hasInput: true)
    let block = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    for _ in 0..<3 {
      try child.write(Array(block[..<50_000]), by: .after(20))
      #expect(try child.read(exactly: 50_000, by: .after(20)) == Array(block[..<50_000]))
    }
    try child.finish(by: .after(20))
  }

  @Test func `writing to one that has ended is an error and no signal`() throws {
    let child = try ChildProcess("/bin/sh", ["-c", "exit 7"], environment: Self.environment, hasInput: true)
    #expect(throws: ProcessError.failed(program: "sh", status: 7)) {
      for _ in 0..<1000 { try child.write([UInt8](repeating: 0, count: 10_000), by: .after(20)) }
    }
    #expect(throws: ProcessError.failed(program: "sh", status: 7)) {
      try child.read(exactly: 1, by: .after(20))
    }
  }

  @Test func `one that does not read is given up`() throws {
    let child = try ChildProcess("/bin/sleep", ["100"], environment: Self.environment, hasInput: true)
    #expect(throws: ProcessError.timedOut(program: "sleep", seconds: 0.2)) {
      try child.write([UInt8](repeating: 0, count: 10_000_000), by: .after(0.2))
    }
  }

  #if os(Linux)
  @Test func `memory is limited`() {
    // tail keeps a line, however long it is.
    #expect(throws: ProcessError.failed(program: "tail", status: 1)) {
      try ChildProcess.output(
        of: "/usr/bin/tail", ["-n", "1", "/dev/zero"], environment: Self.environment, within: 20,
        limits: ProcessLimits(memory: 100_000_000))
    }
  }
  #endif

  @Test func `processor time is limited`() {
    #expect(throws: ProcessError.signalled(program: "sh", signal: SIGXCPU)) {
      try shell("while :; do :; done", ProcessLimits(cpuSeconds: 1))
    }
    #expect(throws: ProcessError.signalled(program: "sh", signal: SIGKILL)) {
      try shell("trap '' XCPU; while :; do :; done", ProcessLimits(cpuSeconds: 1))
    }
  }

  @Test func `files are limited`() throws {
    #expect(try shell("ulimit -n; ulimit -c", ProcessLimits(openFiles: 20)) == "20\n0\n")
    let scratch = try Scratch()
    let path = scratch("file")
    #expect(throws: ProcessError.self) {
      try shell("exec yes > '\(path)'", ProcessLimits(fileSize: 100_000))
    }
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == 100_000)
  }

  @Test func `open files of this process stay here`() throws {
    let descriptor = open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    #expect(
      try shell("if [ -e /dev/fd/\(descriptor) ]; then echo open; else echo closed; fi") == "closed\n")
  }

  /// Whether a process runs; one that has ended and is not waited for does not.
  private func isAlive(_ number: Int32) -> Bool {
    guard kill(number, 0) == 0 else { return false }
    guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else {
      return true
    }
    return !status.contains(") Z ")
  }
}
