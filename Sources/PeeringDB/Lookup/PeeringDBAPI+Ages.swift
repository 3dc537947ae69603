internal import Diagnostics

extension PeeringDBAPI {
  /// Says of networks that copies are used for them because nothing newer could be had, and how old those are.
  ///
  /// One message for all, so that it is told once: with the oldest copy's age and the first reason.
  ///
  /// - Parameter used: the copies used for each network.
  /// - Returns: what to tell about each network that it concerns.
  func copies(_ used: [ASN: [Copy]]) -> [ASN: Diagnostic] {
    let concerned = used.mapValues { $0.filter { settings.isOffline || $0.reason != nil } }
      .filter { !$0.value.isEmpty }
    let all = concerned.sorted { $0.key < $1.key }.flatMap(\.value)
    guard let oldest = all.map(\.kept).min() else { return [:] }
    let age = Age.words(settings.clock.now() - oldest)
    let place = SourceLocation(file: "\(base.host)\(base.path)")
    let told =
      if let error = all.lazy.compactMap(\.reason).first {
        Diagnostic(
          .warning, rule: "record-kept", at: place,
          "what was kept \(age) ago is used: \(error.message.prefix { !$0.isNewline })", hint: error.hint)
      } else {
        Diagnostic(.note, rule: "record-kept", at: place, "what was kept \(age) ago is used")
      }
    return concerned.mapValues { _ in told }
  }
}

/// How long ago something was, for people.
package enum Age {
  /// A time in its largest unit.
  ///
  /// - Parameter seconds: less than none is none.
  /// - Returns: `12 s`, `5 min`, `3 h`, `12 days`, rounded down.
  package static func words(_ seconds: Double) -> String {
    let seconds = Int(max(0, min(seconds, 1e15)))
    return switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86400) days"
    }
  }
}
