internal import Diagnostics
internal import Foundation

extension DiagnosticReport {
  /// SARIF 2.1.0 (OASIS standard, 27 March 2020), with all rules described.
  var sarif: String {
    let indices = Dictionary(rules.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let results = subjects.flatMap { subject in
      subject.diagnostics.map { diagnostic in
        SARIFLog.Result(
          ruleId: diagnostic.rule, ruleIndex: indices[diagnostic.rule], level: diagnostic.severity.rawValue,
          message: SARIFLog.Message(text: message(of: diagnostic, in: subject)),
          locations: locations(of: diagnostic, in: subject))
      }
    }
    let driver = SARIFLog.Driver(
      semanticVersion: version,
      rules: rules.map { rule in
        SARIFLog.Rule(
          id: rule.name, shortDescription: SARIFLog.Message(text: rule.summary),
          defaultConfiguration: SARIFLog.Configuration(level: rule.severity.rawValue))
      })
    return JSONText.of(SARIFLog(runs: [SARIFLog.Run(tool: SARIFLog.Tool(driver: driver), results: results)]))
  }

  private func locations(of diagnostic: Diagnostic, in subject: Section) -> [SARIFLog.Location] {
    guard let (path, isOwn) = path(of: diagnostic, in: subject) else { return [] }
    let location = diagnostic.location
    let region =
      isOwn
      ? location.line.map { SARIFLog.Region(startLine: $0, startColumn: location.column) } : nil
    return [
      SARIFLog.Location(
        physicalLocation: SARIFLog.PhysicalLocation(
          artifactLocation: SARIFLog.ArtifactLocation(uri: Self.uri(ofPath: path)), region: region))
    ]
  }

  /// A path as a URI reference (RFC 3986): relative paths stay so, seen from where the program ran.
  static func uri(ofPath path: String) -> String {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    let digits = Array("0123456789ABCDEF")
    let encoded = path.utf8.reduce(into: "") { result, byte in
      if allowed.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }
}

/// The part of SARIF's object model that is written. Names are the standard's.
private struct SARIFLog: Encodable {
  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable {
    var tool: Tool
    var results: [Result]
    var columnKind = "unicodeCodePoints"
  }

  struct Tool: Encodable { var driver: Driver }

  struct Driver: Encodable {
    var name = "personals"
    var semanticVersion: String
    var rules: [Rule]
  }

  struct Rule: Encodable {
    var id: String
    var shortDescription: Message
    var defaultConfiguration: Configuration
  }

  struct Configuration: Encodable { var level: String }

  struct Message: Encodable { var text: String }

  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int?
    var level: String
    var message: Message
    var locations: [Location]
  }

  struct Location: Encodable { var physicalLocation: PhysicalLocation }

  struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region?
  }

  struct ArtifactLocation: Encodable { var uri: String }

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int?
  }
}
