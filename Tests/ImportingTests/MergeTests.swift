import Foundation
import Importing
import Testing

@Suite struct MergeTests {
  private static let header = "Email Address,AS number,Network,Traffic,Policy,Message\n"
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func row(_ traffic: String = "10G", _ policy: String = "Open", _ message: String = "Hello")
    -> String
  {
    Self.header + "a@reef.example,64500,Reef,\(traffic),\(policy),\(message)\n"
  }
  private let file = "submissions/as64500.yaml"

  @Test func `new answers come in, edits, comments and order stay`() throws {
    try folder.add(row())
    try folder.write(
      """
      # mine
      policy: Selective   # they told me
      network: 64500

      # measured in May
      traffic: 10 Gbps # at peak
      accent: "#0b6e4f"
      planned:
        - Suva-IX
        # soon
      """, to: file)
    let plan = try folder.add(row("20G", "Open", "Bula"))
    #expect(plan.counts.changed == 1 && plan.counts.conflicts == 1)
    #expect(
      try folder.text(file) == """
        # mine
        policy: Selective   # they told me
        network: 64500

        # measured in May
        traffic: 20 Gbps  # at peak
        accent: "#0b6e4f"
        planned:
          - Suva-IX
          # soon

        """)
  }

  @Test func `a conflict is reported with both values, and decided`() throws {
    try folder.add(row())
    try folder.write("network: 64500\ntraffic: 12 Gbps\npolicy: Open\nmessage: Hello\n", to: file)
    let plan = try folder.add(row("20G"))
    #expect(
      plan.remarks.map(\.text) == [
        """
        responses.csv:2: error: \(folder.path)submissions/as64500.yaml: 'traffic' is '12 Gbps' in the file, where somebody changed it, and '20 Gbps' in the answer, which changed too; nothing was changed
          hint: decide with --prefer answers or --prefer edits
        """
      ])
    #expect(try folder.text(file).contains("traffic: 12 Gbps"))
    // It is still open the next time.
    #expect(try folder.add(row("20G")).counts.conflicts == 1)
    try folder.add(row("20G"), prefer: .edits)
    #expect(try folder.text(file).contains("traffic: 12 Gbps"))
    #expect(try folder.add(row("20G")).counts.conflicts == 0)
    try folder.add(row("30G"), prefer: .answers)
    #expect(try folder.text(file) == "network: 64500\ntraffic: 30 Gbps\npolicy: Open\nmessage: Hello\n")
  }

  @Test func `an answer taken back leaves, an edit of it stays`() throws {
    try folder.add(row())
    try folder.add(row("", "Open", "Hello"))
    #expect(try !folder.text(file).contains("traffic"))
    try folder.write("network: 64500\npolicy: Open\nmessage: Better\n", to: file)
    #expect(try folder.add(row("", "Open", "")).counts.conflicts == 1)
    #expect(try folder.text(file).contains("message: Better"))
  }

  @Test func `a file that was there before is adopted, not overwritten`() throws {
    try folder.write("# by hand\nnetwork: 64500\npolicy: Selective\n", to: file)
    let plan = try folder.add(row())
    #expect(plan.counts.conflicts == 1)
    #expect(
      try folder.text(file)
        == "# by hand\nnetwork: 64500\ntraffic: 10 Gbps\npolicy: Selective\nmessage: Hello\n")
  }

  @Test func `broken and deleted files stay as they are`() throws {
    try folder.add(row())
    try folder.write("network: [64500\n", to: file)
    let plan = try folder.add(row("20G"))
    #expect(
      plan.remarks.first?.severity == .error
        && plan.remarks.first?.message.contains("is not YAML any more") == true)
    #expect(try folder.text(file) == "network: [64500\n")
    try FileManager.default.removeItem(atPath: folder.path + file)
    #expect(
      try folder.add(row("20G")).remarks.first?.message.contains("was deleted; it was not made again") == true
    )
    #expect(!FileManager.default.fileExists(atPath: folder.path + file))
  }

  @Test func `a deleted row is reported and its submission stays`() throws {
    try folder.add(row() + "b@tide.example,64501,Tide,1G,Open,Hi\n")
    let plan = try folder.add(row())
    #expect(
      plan.remarks.map(\.message) == [
        "the answer that \(folder.path)submissions/as64501.yaml was made from is gone; the submission stays"
      ])
    #expect(FileManager.default.fileExists(atPath: folder.path + "submissions/as64501.yaml"))
  }

  @Test func `one person corrects a number, another may not`() throws {
    try folder.add(Self.header + "a@reef.example,TBA,Reef,10G,Open,Hello\n")
    #expect(try folder.text("submissions/reef.yaml").contains("name: Reef"))
    try folder.add(Self.header + "a@reef.example,64500,Reef,10G,Open,Hello\n")
    #expect(try folder.text("submissions/reef.yaml").contains("network: 64500"))
    let before = try folder.text("submissions/reef.yaml")
    let plan = try folder.add(Self.header + "evil@other.example,64500,Reef,99G,No,Ha\n")
    #expect(plan.remarks.first?.severity == .error)
    #expect(
      plan.remarks.first?.message
        == "another person answered for AS64500: row 2 (evil@other.example), and \(folder.path)submissions/reef.yaml is a@reef.example's; nothing was changed for it"
    )
    #expect(try folder.text("submissions/reef.yaml") == before)
  }

  @Test func `one person may present two networks`() throws {
    let plan = try folder.add(
      Self.header + "a@reef.example,64500,Reef,10G,Open,Hello\na@reef.example,64501,Tide,20G,Open,Hello\n")
    #expect(plan.counts.new == 2)
  }

  @Test func `names of submissions are plain, and never paths`() throws {
    try folder.add(
      "Email Address,Network,Policy\na@x.example,../../etc/passwd,Open\nb@x.example,珊瑚ネット,Open\nc@x.example,.,Open\n"
    )
    let names = folder.contents.keys.filter { $0.hasSuffix(".yaml") && $0.hasPrefix("submissions/") }.sorted()
    #expect(names.count == 2 && names.contains("submissions/etc-passwd.yaml"))
    #expect(
      names.allSatisfy {
        $0.dropFirst(12).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
      })
  }

  @Test func `what cannot be written changes nothing`() throws {
    try folder.add(row() + "b@tide.example,64501,Tide,1G,Open,Hi\n")
    let before = folder.contents
    try FileManager.default.removeItem(atPath: folder.path + "submissions/as64501.yaml")
    // A link is not replaced.
    try folder.write(before["submissions/as64501.yaml"] ?? "", to: "elsewhere.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "submissions/as64501.yaml", withDestinationPath: folder.path + "elsewhere.yaml")
    #expect(throws: (any Error).self) {
      try folder.add(row("20G") + "b@tide.example,64501,Tide,2G,Open,Hi\n")
    }
    var after = folder.contents
    after["elsewhere.yaml"] = nil
    #expect(after == before)
  }

  @Test func `a run that was cut off amid its work is undone by the next`() throws {
    try folder.add(row())
    let before = folder.contents
    let target = folder.path + file
    let files = FileManager.default
    // As if the power had gone between the first file and the second.
    try files.linkItem(atPath: target, toPath: folder.path + "submissions/.old")
    try files.removeItem(atPath: target)
    try folder.write("half", to: file)
    try folder.write("new", to: "submissions/as64501.yaml")
    let lines = [
      "\(target)\0\(folder.path)submissions/.new\0\(folder.path)submissions/.old",
      "\(folder.path)submissions/as64501.yaml\0\(folder.path)submissions/.new2\0",
    ]
    try folder.write(lines.joined(separator: "\u{1}"), to: ".imported/journal")
    _ = try ImportPlan.enter(ImportFolder(folder.path + "submissions"))
    #expect(folder.contents == before)
  }

  /// Random answers and edits: no edit is ever lost, and importing again changes nothing.
  @Test(arguments: 0..<60) func `no edit is lost`(seed: UInt64) throws {
    var random = Numbers(seed: seed)
    let traffics = ["", "10G", "20G", "1.2 Tbps"], policies = ["", "Open", "Selective", "No"]
    let messages = ["", "Hello", "\"a: b # c\"", "\"two\nlines\"", "=1+1", "\"'quoted\"\" : x\""]
    func answer() -> String {
      row(
        traffics.randomElement(using: &random) ?? "", policies.randomElement(using: &random) ?? "",
        messages.randomElement(using: &random) ?? "")
    }
    var current = answer()
    try folder.add(current)
    for _ in 0..<6 {
      let prefix = "# kept \(random.next() % 1000)"
      var text = try folder.text(file)
      let edit =
        [
          "accent: \"#0b6e4f\"", "seeking: caches  # really", "offering: |-\n  ports\n\n  caches\n# end",
          "speaker: 'It''s me'", "hide:\n  - qr\n  # not this",
        ].randomElement(using: &random) ?? ""
      let key = edit.prefix { $0 != ":" }
      if !text.contains("\n\(key):") { text += "\(prefix)\n\(edit)\n" }
      var edited: String?
      if random.next() % 2 == 0, text.contains("\nmessage:") || text.contains("\ntraffic:") {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if let index = lines.firstIndex(where: { $0.hasPrefix("traffic:") }) {
          edited = "traffic: \(random.next() % 900 + 1) Mbps"
          text = (lines[..<index].map(String.init) + [edited ?? ""] + lines[(index + 1)...].map(String.init))
            .joined(separator: "\n")
        }
      }
      try folder.write(text, to: file)
      let fields = text.split(separator: "\n").filter { line in
        ["#", "accent", "seeking", "speaker", "  ports", "  caches", "  - qr", "hide"].contains {
          line.hasPrefix($0)
        }
      }
      current = answer()
      try folder.add(current)
      let after = try folder.text(file)
      for line in fields { #expect(after.contains(line), "\(line) is lost of\n\(text)\nin\n\(after)") }
      if let edited { #expect(after.contains(edited), "\(edited) is lost") }
      let before = folder.contents
      try folder.add(current)
      #expect(folder.contents == before)
    }
  }
}
