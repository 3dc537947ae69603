package import Diagnostics
package import PeeringDB

extension SlideResolver {
  /// Takes out what is not of one source but of the look-up for all: servers that failed, each once, and that cached
  /// answers were used. Authors of submissions can do nothing about it, so none of it is at a line of theirs.
  package static func takeCommon(from outcomes: inout [Outcome]) -> [Diagnostic] {
    var common = serverFailures(outcomes).values.sorted { $0.host < $1.host }.map(\.diagnostic)
    var seen: Set<Diagnostic> = []
    for index in outcomes.indices {
      let kept = outcomes[index].diagnostics.filter { $0.rule == "record-kept" }
      guard !kept.isEmpty else { continue }
      outcomes[index].diagnostics.removeAll { $0.rule == "record-kept" }
      common += kept.filter { seen.insert($0).inserted }
    }
    return common
  }

  /// The servers that failed, by host, each with all records that it cost.
  package static func serverFailures(_ outcomes: [Outcome]) -> [String: SourceError] {
    SourceError.byServer(
      outcomes.compactMap { outcome in
        guard case .unavailable(let error) = outcome.failure, let subject = outcome.subject else {
          return nil
        }
        return (subject, error)
      })
  }
}

extension SlideResolver.Outcome.Failure {
  /// Whether it is a server's alone, which `SlideResolver.takeCommon` reports.
  package var isOfServer: Bool {
    if case .unavailable(let error) = self { error.isOfServer } else { false }
  }
}

extension SourceError {
  /// The error at the server.
  fileprivate var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "record-unavailable", at: SourceLocation(file: host),
      String(message.prefix { !$0.isNewline }), hint: hint)
  }
}
