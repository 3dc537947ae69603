internal import ArgumentParser
internal import Diagnostics
internal import Slides
internal import Files
internal import Foundation
internal import PeeringDB
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The environment the process was started in.
enum Environment {
  static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The program's path, links resolved.
  static var executable: String {
    #if os(Linux)
    let path = "/proc/self/exe"
    #else
    let path = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(path, nil) else { return CommandLine.arguments.first ?? "" }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A path that leads to the running program, even after another has replaced its file.
  static var runningProgram: String {
    #if os(Linux)
    "/proc/self/exe"
    #else
    executable
    #endif
  }

  /// Has another program take this one's place.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: those after its name.
  /// - Returns: why it does not, if it does not.
  static func become(_ program: String, _ arguments: [String]) -> Failure {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    execv(program, &words)
    let reason = String(cString: strerror(errno))
    for word in words { free(word) }
    return Failure("\(program) cannot be started: \(reason)", Exit.software)
  }

  /// All variables.
  static var variables: [String: String] { ProcessInfo.processInfo.environment }

  /// What is wrong with `SOURCE_DATE_EPOCH`, in words; nil where it is valid.
  static var problemWithDate: String? {
    guard let wanted, epoch(wanted) == nil else { return nil }
    return "SOURCE_DATE_EPOCH takes a number of seconds since 1970, not '\(wanted)'"
  }

  /// Seconds since 1970: `SOURCE_DATE_EPOCH`, or the clock's.
  static var epochSeconds: Int { wanted.flatMap(epoch) ?? Int(time(nil)) }

  /// `epochSeconds` as ISO 8601 in UTC.
  static var timestamp: String {
    var seconds = time_t(epochSeconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }

  /// Reads `SOURCE_DATE_EPOCH` and unsets it before anything else reads it.
  ///
  /// Fontconfig reads it too: with a date older than the fonts' folders, its cache is never up to date, and all fonts
  /// are read at each start.
  static func takeDate() { _ = wanted }

  /// `SOURCE_DATE_EPOCH`, unless it is empty.
  private static let wanted: String? = {
    let text = Environment["SOURCE_DATE_EPOCH"]
    unsetenv("SOURCE_DATE_EPOCH")
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }()

  /// The seconds that a text gives, up to the year 9999: dates in a PDF have four-digit years.
  private static func epoch(_ text: String) -> Int? {
    Int(text).flatMap { (0..<253_402_300_800).contains($0) ? $0 : nil }
  }

  /// Opens standard streams that are closed.
  ///
  /// Otherwise the first file opened would become standard error, and messages would be written into it.
  /// The streams opened here cannot be written to, so writing to a closed stream still fails.
  static func occupyStandardStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Has writing past the limit on a file's size fail with an error, instead of ending the process.
  static func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }

  /// Keeps the API key out of all messages.
  static func hideAPIKey() {
    APIKey.find(Environment["PEERINGDB_API_KEY"], file: userFolders.apiKey).map(Secrets.add)
  }

  /// Shortens paths in messages about files: they start from the current folder if the first of the files is in it,
  /// else from that file's folder.
  static func paths(of files: [String]) -> ShortPaths {
    guard let file = files.first(where: { $0.hasPrefix("/") }) else { return ShortPaths(from: "") }
    let current = FileManager.default.currentDirectoryPath
    let folder = InputFile.isFolder(file) ? file : Paths.folder(of: file)
    return ShortPaths(from: (folder + "/").hasPrefix(current + "/") ? current : folder)
  }

  /// The user's own folders.
  static var userFolders: UserFolders { UserFolders { self[$0] } }

  /// The address of the page of the program's project; nil where its installation does not have it.
  static var homepage: String? {
    let file = try? folders().homepage
    let bytes = file.flatMap { try? InputFile.read($0, limit: 1000) }
    return bytes.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  /// The folders with the program's fonts and templates.
  ///
  /// - Throws: `Failure` where they are missing.
  static func folders() throws -> DataFolders {
    let home = Environment["PERSONALS_HOME"] ?? ""
    // Fontconfig warns of relative paths.
    let path = home.isEmpty ? "" : Paths.resolve(home, in: FileManager.default.currentDirectoryPath)
    guard let folders = DataFolders.locate(executable: executable, home: path) else {
      if home.isEmpty, executable.unicodeScalars.contains("\u{FFFD}") {
        throw Failure(
          "the path of the program's folder is not UTF-8", hint: "move the program to another folder",
          Exit.software)
      }
      throw Failure(
        home.isEmpty
          ? "the folders 'fonts' and 'templates' are not beside the program"
          : "PERSONALS_HOME is '\(home)', and the folders 'fonts' and 'templates' are not in it",
        hint: "set PERSONALS_HOME to the folder that holds them", Exit.software)
    }
    return folders
  }
}
