import Foundation
import Importing
import Testing

/// Consent and contact from several answers of a presenter.
@Suite struct ConsentMergeTests {
  private let folder: Folder
  private let file = "submissions/as64500.yaml"

  init() throws { folder = try Folder() }

  @Test func `consent and contact are merged by their parts`() throws {
    let columns = "May we publish your slide?,May we print your details on sheets?,How can people reach you?"
    try folder.add(form(columns, "Yes,Yes,a@reef.example"))
    try folder.write(
      try folder.text(file).replacing("sheets: yes", with: "sheets: no\n  keep-until: 2027-01-01")
        .replacing(
          "contact: a@reef.example", with: "contact:\n  email: a@reef.example\n  phone: '+679 1234567'"),
      to: file)
    let plan = try folder.add(form(columns, "No,Yes,b@reef.example"))
    #expect(plan.counts.conflicts == 0)
    let lines = try folder.fields()
    #expect(lines.contains("  publish: no") && lines.contains("  sheets: no"))
    #expect(lines.contains("  keep-until: 2027-01-01"))
    #expect(lines.contains("  email: b@reef.example") && lines.contains { $0.hasPrefix("  phone: ") })
    // A mail about one part leaves the others.
    try folder.addMails(mail("May we publish your slide?: Yes"))
    #expect(try folder.fields().contains("  publish: yes") && folder.fields().contains("  sheets: no"))
  }

  @Test(arguments: ["maybe", "yes, but not my phone", "ask me"])
  func `consent that is no longer clear is none`(answer: String) throws {
    try folder.add(form("May we publish your slide?", "Yes"))
    let plan = try folder.add(form("May we publish your slide?", "\"\(answer)\""))
    #expect(try !folder.fields().contains { $0.contains("publish: yes") })
    #expect(
      plan.remarks.map(\.message).contains(
        "\(folder.path)\(file): 'consent.publish' was 'yes' and is taken out, since the new answer is not clear"
      ))
  }

  @Test(arguments: ["not any more", "yes, but without my address", "hm?"])
  func `consent of a form is none once a mail is not clear`(answer: String) throws {
    try folder.add(form("May we publish your slide?,Traffic", "Yes,10G"))
    let plan = try folder.addMails(mail("May we publish your slide?: \(answer)"))
    #expect(
      try !folder.fields().contains { $0.contains("publish: yes") }
        && folder.fields().contains("traffic: 10 Gbps"))
    #expect(plan.remarks.contains { $0.message.hasSuffix("is taken out, since the new answer is not clear") })
    // The form's old answer does not bring it back, a new one does.
    try folder.add(form("May we publish your slide?,Traffic", "Yes,20G"))
    #expect(
      try !folder.fields().contains { $0.contains("publish: yes") }
        && folder.fields().contains("traffic: 20 Gbps"))
  }

  @Test func `consent of an earlier mail is none once a later one is not clear`() throws {
    try folder.addMails(
      mail("Publish: yes\nTraffic: 10G", day: 1), mail("Publish: yes, but ask me first", day: 2))
    #expect(
      try !folder.fields().contains { $0.contains("publish: yes") }
        && folder.fields().contains("traffic: 10 Gbps"))
  }

  @Test func `what another person's mail said leaves with it`() throws {
    try folder.addMails(
      mail("Traffic: 99G\nAnything else?: We are the best").replacing("a@reef", with: "x@evil"))
    #expect(try folder.fields().contains("traffic: 99 Gbps"))
    let text = form("Traffic", "10G")
    #expect(try folder.add(text).counts.conflicts == 1)
    #expect(try folder.fields().contains("traffic: 99 Gbps"))
    let plan = try folder.add(text, rows: [2])
    #expect(plan.counts.conflicts == 0)
    #expect(try folder.fields() == ["network: 64500", "traffic: 10 Gbps"])
    // The refused sender's mail stays refused.
    try folder.addMails(mail("Traffic: 98G").replacing("a@reef", with: "x@evil"))
    #expect(try folder.fields() == ["network: 64500", "traffic: 10 Gbps"])
  }

  @Test func `an older mail takes nothing back that a newer one says`() throws {
    try folder.addMails(mail("Publish: yes\nContact: noc@reef.example", day: 3))
    let plan = try folder.addMails(mail("Publish: maybe\nContact: +679 555 0100\nTraffic: 10G", day: 1))
    let lines = try folder.fields()
    #expect(lines.contains("  publish: yes") && lines.contains("traffic: 10 Gbps"))
    #expect(lines.contains("  email: noc@reef.example") && lines.contains("  phone: +679 555 0100"))
    #expect(!plan.remarks.contains { $0.message.contains("taken out") })
  }

  @Test func `each consent that is no longer asked for is reported`() throws {
    try folder.add(form("May we publish your slide?,May we take photos?", "Yes,Yes"))
    let plan = try folder.add(form("May we take photos?", "Yes"))
    #expect(
      plan.remarks.map(\.message) == [
        "no column is about 'consent.publish' any more, which a submission has from earlier answers; it stays"
      ])
  }
}
