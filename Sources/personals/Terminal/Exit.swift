internal import Diagnostics
internal import ArgumentParser
internal import CairoDrawing
internal import Desk
internal import Files
internal import Importing
internal import PeeringDB
internal import Previews
internal import RecordDatabase
internal import Scene

/// The exit codes of sysexits.h that this program uses.
enum Exit {
  static let usage = ExitCode(64)
  /// Something that people wrote is wrong.
  static let data = ExitCode(65)
  /// No such file, or no such network.
  static let noInput = ExitCode(66)
  /// PeeringDB cannot be asked.
  static let unavailable = ExitCode(69)
  /// The program or its installation is wrong.
  static let software = ExitCode(70)
  /// A file cannot be made.
  static let cannotCreate = ExitCode(73)
  /// A file cannot be written whole.
  static let inputOutput = ExitCode(74)

  /// Rules of what is missing while nothing is wrong: PeeringDB, or a converter.
  static let unavailableRules: Set = ["record-unavailable", "own-slide-converter"]

  /// The code for diagnostics with errors: whether PeeringDB or a converter was missing, and nothing is wrong.
  static func code(for diagnostics: some Sequence<Diagnostic>) -> ExitCode {
    diagnostics.allSatisfy { $0.severity != .error || unavailableRules.contains($0.rule) }
      ? unavailable : data
  }

  /// The code for an error.
  static func code(for error: any Error) -> ExitCode {
    switch error {
    case let failure as ImportFailure:
      switch failure.kind {
      case .data: data
      case .unavailable: unavailable
      case .noInput: noInput
      case .cannotCreate: cannotCreate
      case .usage: usage
      }
    case let error as FileError:
      switch (error.operation, error.reason) {
      case (.read, .tooLarge): data
      case (.read, _): noInput
      case (.create, _): cannotCreate
      case (.write, _): inputOutput
      }
    case let error as SourceError:
      switch error.reason {
      case .store(_, _, isMissing: true): noInput
      case .store: data
      case .badBaseURL, .keyNotSafe, .keyUnusable, .keyNotPrivate, .keyUnreadable:
        usage
      default: unavailable
      }
    case let error as DeskError:
      if case .storage = error { cannotCreate } else { data }
    case let error as StoreError:
      if case .file(let error) = error.reason { code(for: error) } else { code(for: error.sourceError) }
    case let error as SyncError:
      switch error {
      case .source(let error): code(for: error)
      case .store(let error): code(for: error)
      case .busy: unavailable
      }
    case let error as PreviewError:
      switch error {
      case .busy: unavailable
      case .inTheWay: cannotCreate
      case .noPreviews: noInput
      case .tool: software
      }
    case let failure as Failure: failure.code
    case let code as ExitCode: code
    default: software
    }
  }
}
