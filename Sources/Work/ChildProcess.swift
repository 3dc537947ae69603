internal import CProcess
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Another program, started with limits, in a process group of its own, with an empty signal mask.
///
/// The program and all it started are killed when the instance goes; on Linux the program is killed with this process,
/// however that ends. What it writes to its error output is discarded. Belongs to one thread at a time.
package final class ChildProcess {
  /// Its name, for messages.
  package let name: String
  /// Its number in the system.
  package let number: Int32
  /// What its standard input is written to; -1 for none.
  private var input: Int32
  private let output: Int32
  /// Readable once the program has ended; -1 where the system has no such descriptor.
  private let end: Int32
  /// How it ended, once that is known: the exit status, or 256 and the number of a signal.
  private var ending: Int32?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: the program's path.
  ///   - arguments: those after its name.
  ///   - environment: its variables, all of them.
  ///   - folder: the folder to run in; nil for the current one.
  ///   - hasInput: whether its standard input will be written to; otherwise it is empty.
  ///   - limits: what it may use.
  /// - Throws: `ProcessError.notStarted`.
  package init(
    _ path: String, _ arguments: [String] = [], environment: [String: String], folder: String? = nil,
    hasInput: Bool = false, limits: ProcessLimits = ProcessLimits()
  ) throws(ProcessError) {
    name = path.split(separator: "/").last.map(String.init) ?? path
    let nothing = Descriptors.nothing()
    let written = hasInput ? Descriptors.socket() : (Descriptors.nothing(), -1)
    let read = Descriptors.pipe()
    defer { for descriptor in [nothing, written.0, read.write] where descriptor >= 0 { close(descriptor) } }
    var child = -EMFILE
    if nothing >= 0, written.0 >= 0, read.write >= 0 {
      child = ProcessStarter.shared.start(
        path, arguments, environment: environment, folder: folder,
        descriptors: (input: written.0, output: read.write, errors: nothing), limits)
    }
    guard child > 0 else {
      for descriptor in [written.1, read.read] where descriptor >= 0 { close(descriptor) }
      throw .notStarted(program: name, reason: String(cString: strerror(-child)))
    }
    (number, input, output) = (child, written.1, read.read)
    // One with a folder to write to would write on while that is removed.
    if limits.isIsolated { Interruption.kills(child) }
    end = personals_child_descriptor(child)
    for descriptor in [input, output] where descriptor >= 0 { Descriptors.setNonblocking(descriptor) }
  }

  deinit {
    kill()
    for descriptor in [input, output, end] where descriptor >= 0 { close(descriptor) }
  }

  // MARK: - Talking to it

  /// Writes bytes to the program's standard input.
  ///
  /// - Throws: `ProcessError` where it does not take them in time, or has ended; it is killed then.
  package func write(_ bytes: [UInt8], by deadline: Deadline) throws(ProcessError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Descriptors.send(rest, to: input)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        guard wait(for: input, POLLOUT, deadline) == .ready else { throw stopped(deadline) }
      } else if errno != EINTR {
        throw stopped(deadline)
      }
    }
  }

  /// Closes the program's standard input, so that it reads its end.
  package func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Reads what the program writes.
  ///
  /// - Parameters:
  ///   - most: the most bytes to read.
  ///   - deadline: when to give up.
  /// - Returns: one byte or more; none at the end.
  /// - Throws: `ProcessError.timedOut`; the program is killed then.
  package func read(atMost most: Int, by deadline: Deadline) throws(ProcessError) -> [UInt8] {
    while true {
      var failure: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
        let found = readBytes(output, buffer.baseAddress, most)
        failure = found < 0 ? errno : 0
        count = max(0, found)
      }
      if failure == 0 { return bytes }
      if failure == EINTR { continue }
      // Something that it started, and that still holds its output, is not waited for.
      guard failure == EAGAIN, ending == nil else { return [] }
      switch wait(for: output, POLLIN, deadline) {
      case .ready: break
      case .ended: reap()
      case .late: throw stopped(deadline)
      }
    }
  }

  /// Reads exactly `count` bytes.
  ///
  /// - Throws: `ProcessError` where they do not come in time, or the program ends before; it is killed then.
  package func read(exactly count: Int, by deadline: Deadline) throws(ProcessError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let more = try read(atMost: count - bytes.count, by: deadline)
      guard !more.isEmpty else { throw stopped(deadline) }
      bytes += more
    }
    return bytes
  }

  // MARK: - Its end

  /// Waits until the program ends, and kills everything it started.
  ///
  /// - Throws: `ProcessError` unless it exits with 0 in time.
  package func finish(by deadline: Deadline) throws(ProcessError) {
    closeInput()
    while ending == nil {
      switch wait(for: -1, 0, deadline) {
      case .ready: break
      case .ended: reap()
      case .late: throw stopped(deadline)
      }
    }
    if ending != 0 { throw stopped(deadline) }
  }

  /// Kills the program and everything it started.
  package func kill() {
    guard ending == nil else { return }
    _ = killProcess(number, SIGKILL)
    reap()
  }

  /// What a wait came to.
  private enum Waited {
    case ready
    case ended
    case late
  }

  /// Waits until a descriptor is ready, the program ends, or it is too late.
  private func wait(for descriptor: Int32, _ events: Int32, _ deadline: Deadline) -> Waited {
    while true {
      let left = deadline.milliseconds
      var polled = [
        pollfd(fd: descriptor, events: Int16(events), revents: 0),
        pollfd(fd: end, events: Int16(POLLIN), revents: 0),
      ]
      // Where the end of a program cannot be polled, it is looked for.
      let count = poll(&polled, 2, end < 0 ? min(left, 20) : left)
      if count > 0, polled[0].revents != 0 { return .ready }
      if ending != nil || personals_has_ended(number) != 0 { return .ended }
      if left == 0 { return .late }
    }
  }

  /// Kills, and says why: since it ended before, or too late.
  private func stopped(_ deadline: Deadline) -> ProcessError {
    // One that has closed its output may be about to end.
    if ending == nil, deadline.milliseconds > 0, wait(for: -1, 0, min(deadline, .after(1))) == .ended {
      reap()
    }
    guard let ending else {
      kill()
      return .timedOut(program: name, seconds: deadline.seconds)
    }
    return ending > 256
      ? .signalled(program: name, signal: ending - 256) : .failed(program: name, status: ending)
  }

  /// Takes note of its end. Its group has its number until it has been waited for.
  private func reap() {
    _ = killProcess(-number, SIGKILL)
    Interruption.ended(number)
    ending = personals_reap(number)
  }
}

// The C library's, under names that the methods above leave free.
private let readBytes = read(_:_:_:)
private let killProcess = kill(_:_:)
