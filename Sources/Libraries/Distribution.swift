#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A system that has package names of its own.
package enum Distribution: String, CaseIterable, Sendable {
  case bookworm = "Debian 12"
  case trixie = "Debian 13"
  case noble = "Ubuntu 24.04"
  case homebrew = "Homebrew"

  /// The system that the program runs on; nil where its packages are not known.
  package static let current: Distribution? = {
    #if os(macOS)
    return .homebrew
    #else
    guard let file = fopen("/etc/os-release", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = fread(&bytes, 1, bytes.count, file)
    return Distribution(release: String(decoding: bytes.prefix(count), as: UTF8.self))
    #endif
  }()

  /// The system that a file such as `/etc/os-release` describes: see os-release(5). A release that is not listed counts
  /// as the newest that is.
  package init?(release text: String) {
    var fields: [Substring: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      fields[parts[0]] = parts[1].filter { $0 != "\"" && $0 != "'" }
    }
    let kinds = [fields["ID"] ?? ""] + (fields["ID_LIKE"] ?? "").split(separator: " ").map(String.init)
    if kinds.contains("ubuntu") {
      self = .noble
    } else if kinds.contains("debian") {
      self = fields["VERSION_ID"] == "12" || fields["VERSION_CODENAME"] == "bookworm" ? .bookworm : .trixie
    } else {
      return nil
    }
  }
}
