#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Synchronization

/// Why a child process gave no answer.
package enum ChildFailure: Error, Sendable, Hashable {
  /// It could not be started; with the system's reason.
  case notStarted(String)
  /// It crashed, or reached its limit of memory.
  case ended
  /// It took longer than it may.
  case tooSlow
}

/// Processes of one program that answer requests, started when the first request comes and used again.
///
/// There are as many as there are threads that ask at the same time. A request that a process cannot answer costs that
/// process, and nothing else.
package final class ChildPool: Sendable {
  private let program: String
  private let arguments: [String]
  private let environment: [String: String]
  private let limits: ProcessLimits
  private let seconds: Double
  /// Those that wait for a request.
  private let idle = Mutex<[Idle]>([])

  /// A process that waits for a request.
  ///
  /// `@unchecked Sendable`: it is in the list, behind its lock, or with the one thread that took it out. A lock cannot hand
  /// out what is not `Sendable`.
  private struct Idle: @unchecked Sendable {
    let child: ChildProcess
  }

  /// The longest answer, in bytes.
  private static let longest = 1 << 28

  /// A pool without processes.
  ///
  /// - Parameters:
  ///   - program: the path of a program that calls `ChildService.run`.
  ///   - arguments: its arguments.
  ///   - environment: its environment.
  ///   - memory: its address space, in bytes. Half a gigabyte of that is the stack that deeply nested files are read
  ///     with, of which hardly anything is used.
  ///   - seconds: how long it may take to answer, on a busy machine.
  package init(
    program: String, arguments: [String], environment: [String: String], memory: Int = 1_400_000_000,
    seconds: Double = 20
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    limits = ProcessLimits(memory: memory, fileSize: 0, openFiles: 64)
    self.seconds = seconds
  }

  /// The answer to a request.
  ///
  /// - Throws: `ChildFailure`.
  package func ask(_ request: [UInt8]) throws(ChildFailure) -> [UInt8] {
    if let used = idle.withLock({ $0.popLast() }) {
      do throws(ChildFailure) {
        return try ask(used.child, request)
      } catch .ended {
        // What it read before may have been the reason: a new one is asked.
      }
    }
    let child: ChildProcess
    do throws(ProcessError) {
      child = try ChildProcess(program, arguments, environment: environment, hasInput: true, limits: limits)
    } catch .notStarted(_, let reason) {
      throw .notStarted(reason)
    } catch {
      throw .ended
    }
    return try ask(child, request)
  }

  private func ask(_ child: ChildProcess, _ request: [UInt8]) throws(ChildFailure) -> [UInt8] {
    let deadline = Deadline.after(seconds)
    var message = MessageWriter()
    message.add(request)
    let answer: [UInt8]
    do throws(ProcessError) {
      try child.write(message.bytes, by: deadline)
      var head = MessageReader(try child.read(exactly: 8, by: deadline))
      let count = head.integer() ?? -1
      answer = (0...Self.longest).contains(count) ? try child.read(exactly: count, by: deadline) : []
    } catch .timedOut {
      throw .tooSlow
    } catch .signalled(_, SIGXCPU) {
      throw .tooSlow
    } catch {
      throw .ended
    }
    idle.withLock { $0.append(Idle(child: child)) }
    return answer
  }
}
