internal import Dispatch
internal import Files
internal import Work

/// The program `personals`, which the desk runs for what needs a network or much memory: records, decks and mails.
///
/// The desk itself makes no requests. At most one such program runs at a time, so that PeeringDB is asked at its pace
/// whatever visitors do.
package final class Companion: Sendable {
  /// What came of a run.
  package enum Ending: Sendable, Hashable {
    case done([UInt8])
    /// Its exit status.
    case failed(Int32)
    /// It could not be started, or took too long.
    case broken(String)
    /// Too many wait for it.
    case busy
  }

  private let program: String
  private let environment: [String: String]
  private let sourceArguments: [String]
  private let queue = DispatchQueue(label: "companion")
  private let room = DispatchSemaphore(value: 16)

  /// - Parameters:
  ///   - program: the path of `personals`.
  ///   - sourceArguments: what says where records come from, as `--offline`.
  ///   - environment: all variables that it is given.
  package init(_ program: String, sourceArguments: [String], environment: [String: String]) {
    self.program = program
    self.sourceArguments = sourceArguments
    self.environment = environment
  }

  /// Runs it, once those that wait are done.
  ///
  /// - Parameters:
  ///   - arguments: the command and its arguments.
  ///   - readsRecords: whether it takes options that say where records come from.
  ///   - seconds: how long it may take.
  /// - Returns: how it ended.
  package func run(_ arguments: [String], readsRecords: Bool = true, within seconds: Double) async -> Ending {
    guard room.wait(timeout: .now()) == .success else { return .busy }
    let (program, environment, room) = (program, environment, room)
    let all = arguments + (readsRecords ? sourceArguments : [])
    return await withCheckedContinuation { continuation in
      queue.async {
        defer { room.signal() }
        do throws(ProcessError) {
          let bytes = try ChildProcess.output(of: program, all, environment: environment, within: seconds)
          continuation.resume(returning: .done(bytes))
        } catch {
          if case .failed(_, let status) = error {
            continuation.resume(returning: .failed(status))
          } else {
            continuation.resume(returning: .broken("\(error)"))
          }
        }
      }
    }
  }
}
