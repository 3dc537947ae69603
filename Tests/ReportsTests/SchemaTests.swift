import Foundation
import Reports
import TestSupport
import Testing

/// Formats that have a schema keep to it, whatever people wrote.
@Suite struct SchemaTests {
  private static let schemas =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/schemas"

  /// Runs a tool on a text, in a file; nil where it is content, else what it says.
  private func complaint(_ text: String, _ tool: String, _ arguments: [String]) throws -> String? {
    let run = try Command.run(tool, arguments + ["@"], on: Array(text.utf8))
    return run.status == 0 ? nil : run.output
  }

  private static let reports = [Reports.usual, Reports.worst, Reports.empty]

  @Test(arguments: reports.indices) func `JUnit`(index: Int) throws {
    let text = Self.reports[index].written(as: .junit)
    let schema = Self.schemas + "/junit-10.xsd"
    #expect(try complaint(text, "xmllint", ["--noout", "--nonet", "--schema", schema]) == nil, "\(text)")
  }

  @Test(arguments: reports.indices) func `SARIF`(index: Int) throws {
    let text = Self.reports[index].written(as: .sarif)
    let schema = Self.schemas + "/sarif-schema-2.1.0.json"
    #expect(try complaint(text, "jsonschema", [schema, "-i"]) == nil, "\(text)")
  }

  @Test func `what is wrong is complained of`() throws {
    let junit = Reports.usual.written(as: .junit).replacing("<testcase ", with: "<tescase ")
    #expect(try complaint(junit, "xmllint", ["--noout", "--schema", Self.schemas + "/junit-10.xsd"]) != nil)
    let sarif = Reports.usual.written(as: .sarif).replacing("\"ruleId\"", with: "\"rule\"")
    #expect(
      try complaint(
        sarif, "jsonschema", [Self.schemas + "/sarif-schema-2.1.0.json", "-i"])
        != nil)
  }

  @Test func `a result says where, in paths that are URIs`() throws {
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(Reports.usual.written(as: .sarif).utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let places = results.map { result in
      let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
      let uri = (location?["artifactLocation"] as? [String: String])?["uri"] ?? ""
      let region = location?["region"] as? [String: Int]
      return "\(uri) \(region?["startLine"] ?? 0):\(region?["startColumn"] ?? 0) \(result["level"] ?? "")"
    }
    #expect(
      places == [
        "submissions/a.yaml 2:3 error", "submissions/a.yaml 0:0 warning", "submissions/a.yaml 2:3 note",
        "submissions/a%20b%2C%C3%BC.yaml 0:0 error",
      ])
    // A rule that is described, and one that is not.
    #expect(results.map { $0["ruleIndex"] as? Int } == [0, nil, 1, nil])
  }
}
