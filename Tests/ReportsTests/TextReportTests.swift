import Diagnostics
import Reports
import Testing

/// Reports that people read, and those that are lines.
@Suite struct TextReportTests {
  @Test func text() {
    #expect(
      Reports.usual.written(as: .text) == """
        submissions/a.yaml:2:3: error: unknown key 'trafic' [unknown-key]
            trafic: 640G
            ^
          hint: did you mean 'traffic'?
        submissions/a.yaml: warning: the record is old [record-old]
        submissions/a.yaml:2:3: note: there is no logo [logo-missing]
            trafic: 640G
            ^
        www.peeringdb.com: error: no answer [record-unavailable]
        2 submissions: 2 errors, 1 warning, 1 note

        """)
    #expect(Reports.empty.written(as: .text) == "0 submissions: nothing found\n")
  }

  @Test func `colours set off what they are for, and nothing else`() {
    let lines = Reports.usual.written(as: .text, coloured: true).split(separator: "\n")
    #expect(
      lines[0]
        == "\u{1B}[1msubmissions/a.yaml:2:3:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m unknown key 'trafic' \u{1B}[2m[unknown-key]\u{1B}[0m"
    )
    #expect(lines[2] == "    \u{1B}[1;32m^\u{1B}[0m")
    #expect(lines.last == "\u{1B}[1m2 submissions: 2 errors, 1 warning, 1 note\u{1B}[0m")
    // What somebody wrote has no say in it.
    let worst = Reports.worst.written(as: .text, coloured: true)
    #expect(!worst.contains("\u{1B}[31m") && !worst.contains("\r") && worst.contains("\\u{1B}[31m"))
  }

  @Test func `what many share is reported once`() {
    let shared = Reports.diagnostic(.warning, "kept for two days", file: "www.peeringdb.com", line: nil)
    let report = Reports.report([
      .init(name: "A", file: "submissions/a.yaml", diagnostics: [shared]),
      .init(name: "B", file: "submissions/b.yaml", diagnostics: [shared]),
    ])
    #expect(report.written(as: .text).hasSuffix("2 submissions: 1 warning\n"))
  }

  @Test func `GitHub`() {
    #expect(
      Reports.usual.written(as: .github) == """
        ::error file=submissions/a.yaml,line=2,col=3,title=unknown-key::unknown key 'trafic'%0Ahint: did you mean 'traffic'?
        ::error file=submissions/a b%2Cü.yaml,title=record-unavailable::www.peeringdb.com: no answer
        ::warning file=submissions/a.yaml,title=record-old::the record is old
        ::notice file=submissions/a.yaml,line=2,col=3,title=logo-missing::there is no logo
        2 submissions: 2 errors, 1 warning, 1 note

        """)
  }

  @Test func `no one gives GitHub commands of their own`() {
    let lines = Reports.worst.written(as: .github).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(
      lines[0].hasPrefix(
        "::error file=submissions/a|b `c` <b>&\"d\"</b> ]]> --> @team %250A %3A%3Aerror%3A%3A"))
    #expect(lines[0].contains("%0D%0A_e_ https%3A//evil.example") && lines[1].hasPrefix("::warning file="))
    #expect(lines[0].contains("::a|b `c` <b>&\"d\"</b> ]]> --> @team %250A ::error::\\u{1B}[31m\\r\\n_e_"))
  }
}
