internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import PeeringDB
internal import Decks

/// What a command about events is given: events, submissions, records, and presenters by their numbers.
struct EventInputs {
  private(set) var events: [String] = []
  private(set) var submissions: [String] = []
  /// Folders that cannot be read, or are empty.
  private(set) var problems: [Diagnostic] = []

  /// Files, and the YAML files in folders, each once.
  init(_ arguments: [String]) {
    var seen: Set<String> = []
    for argument in arguments {
      let path = Self.tidy(argument)
      let isAlone = arguments.count == 1 && !InputFile.isFolder(path)
      for path in files(path) where seen.insert(path).inserted {
        if case .subject(let subject) = SlideSource(listed: path) {
          submissions.append(subject.description)
        } else if EventSources.isEvent(path, isAlone: isAlone) {
          events.append(path)
        } else {
          submissions.append(path)
        }
      }
    }
  }

  /// The submissions that no event lists.
  func loose(beside events: [LoadedEvent]) -> [String] {
    let listed = events.flatMap(\.files)
    return submissions.filter { path in !listed.contains { InputFile.isSame($0, as: path) } }
  }

  /// Checks arguments that can be neither file nor presenter.
  ///
  /// - Throws: `ValidationError`.
  static func validate(_ arguments: [String]) throws {
    guard let problem = arguments.lazy.compactMap(SlideSource.problem).first else { return }
    throw ValidationError(problem)
  }

  /// A file that cannot be read.
  static func unreadable(_ error: FileError) -> Diagnostic {
    Diagnostic(.error, rule: "file-unreadable", at: SourceLocation(file: error.path), "\(error)")
  }

  /// A path without a leading `./`, as CI systems write it.
  private static func tidy(_ argument: String) -> String {
    var path = argument[...]
    while path.hasPrefix("./"), path.count > 2 { path = path.dropFirst(2).drop { $0 == "/" } }
    return path.isEmpty || path == "./" ? "." : String(path)
  }

  private mutating func files(_ argument: String) -> [String] {
    guard InputFile.isFolder(argument) else { return [argument] }
    do throws(FileError) {
      let folder = argument == "." ? "" : argument.hasSuffix("/") ? argument : argument + "/"
      let found = try Glob.paths(matching: "*.{yaml,yml}", in: folder).filter { !$0.hasSuffix("/") }
      if found.isEmpty {
        problems.append(
          Diagnostic(
            .error, rule: "no-files", at: SourceLocation(file: argument),
            "there is no event and no submission in this folder",
            hint: "their names end in '.yaml'; subfolders are not searched"))
      }
      return found
    } catch {
      problems.append(Self.unreadable(error))
      return []
    }
  }
}
