internal import CProcess
internal import Dispatch
internal import Foundation
internal import Synchronization

/// The one thread that starts all child processes.
///
/// Linux kills a child with the *thread* that started it (PR_SET_PDEATHSIG, prctl(2)). The threads of a queue come and
/// go; this one lives as long as the process.
final class ProcessStarter: Sendable {
  static let shared = ProcessStarter()

  private let jobs = Mutex<[@Sendable () -> Void]>([])
  private let waiting = DispatchSemaphore(value: 0)

  private init() {
    Thread.detachNewThread { [self] in
      while true {
        waiting.wait()
        jobs.withLock { $0.removeFirst() }()
      }
    }
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: those after its name.
  ///   - environment: its variables.
  ///   - folder: the folder to run in; nil for the current one.
  ///   - descriptors: its standard input, output and error output.
  ///   - limits: what it may use.
  /// - Returns: the child's number, or the negative `errno`.
  func start(
    _ path: String, _ arguments: [String], environment: [String: String], folder: String?,
    descriptors: (input: Int32, output: Int32, errors: Int32), _ limits: ProcessLimits
  ) -> pid_t {
    let answer = Answer()
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    jobs.withLock { jobs in
      jobs.append {
        let child = Self.withStrings([path] + arguments) { arguments in
          Self.withStrings(variables) { environment in
            Self.withString(folder) { folder in
              path.withCString { path in
                var program = personals_program(
                  path: path, arguments: arguments, environment: environment, folder: folder,
                  input: descriptors.input, output: descriptors.output, errors: descriptors.errors,
                  memory: Self.limit(limits.memory), cpu_seconds: Self.limit(limits.cpuSeconds),
                  file_size: Self.limit(limits.fileSize), open_files: Self.limit(limits.openFiles),
                  isolated: limits.isIsolated ? 1 : 0)
                return personals_start(&program)
              }
            }
          }
        }
        answer.give(child)
      }
    }
    waiting.signal()
    return answer.take()
  }

  /// What became of one start.
  private final class Answer: Sendable {
    private let child = Mutex<pid_t>(0)
    private let isThere = DispatchSemaphore(value: 0)

    func give(_ value: pid_t) {
      child.withLock { $0 = value }
      isThere.signal()
    }

    func take() -> pid_t {
      isThere.wait()
      return child.withLock { $0 }
    }
  }

  private static func limit(_ value: Int?) -> UInt64 { value.map { UInt64(max(0, $0)) } ?? .max }

  private static func withString<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString(body)
  }

  /// Strings as C has them, with a null behind the last.
  private static func withStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return body(pointers)
  }
}
