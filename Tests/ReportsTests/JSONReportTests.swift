import Diagnostics
import Reports
import Testing

/// The document for programs, whose keys `docs/checks.md` has.
@Suite struct JSONReportTests {
  @Test func document() {
    let report = Reports.report([
      .init(
        name: "AS64500 Lagoon Net", file: "submissions/a.yaml",
        diagnostics: [Reports.diagnostic(.error, "unknown key 'trafic'", hint: "did you mean 'traffic'?")])
    ])
    #expect(
      report.written(as: .json) == """
        {
          "program" : "0.1.0",
          "subjects" : [
            {
              "diagnostics" : [
                {
                  "caret" : 2,
                  "column" : 3,
                  "excerpt" : "  trafic: 640G",
                  "file" : "submissions/a.yaml",
                  "hint" : "did you mean 'traffic'?",
                  "line" : 2,
                  "message" : "unknown key 'trafic'",
                  "rule" : "unknown-key",
                  "severity" : "error"
                }
              ],
              "file" : "submissions/a.yaml",
              "name" : "AS64500 Lagoon Net"
            }
          ],
          "summary" : {
            "errors" : 1,
            "notes" : 0,
            "submissions" : 1,
            "warnings" : 0
          },
          "version" : 1
        }

        """)
  }
}
