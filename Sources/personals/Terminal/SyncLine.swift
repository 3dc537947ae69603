internal import RecordDatabase
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The progress of a sync: one line on a terminal, rewritten in place. Elsewhere nothing is written.
final class SyncLine {
  private let isShown: Bool
  /// In hundredths of a second, when the line was last written.
  private var last = 0
  private var line = ""

  init(quiet: Bool) { isShown = !quiet && isatty(STDERR_FILENO) == 1 }

  func show(_ progress: SyncProgress) {
    guard isShown else { return }
    let text =
      switch progress {
      case .downloading(let table, let bytes, let total?) where total > 0:
        "downloading \(table): \(Self.size(bytes)) of \(Self.size(total))"
      case .downloading(let table, let bytes, _): "downloading \(table): \(Self.size(bytes))"
      case .reading(let table, let bytes, let total): "reading \(table): \(bytes * 100 / max(1, total)) %"
      }
    let now = Self.hundredths()
    guard now - last >= 10 || text.prefix(16) != line.prefix(16) else { return }
    last = now
    line = text
    // ECMA-48: back to the start of the line, and erase it.
    Terminal.write("\r\u{1B}[K\(text)")
  }

  /// Erases the line.
  func end() {
    if isShown, !line.isEmpty { Terminal.write("\r\u{1B}[K") }
    line = ""
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
  }

  private static func hundredths() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 100 + Int(time.tv_nsec) / 10_000_000
  }
}
