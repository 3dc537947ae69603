import Foundation
import Importing
import Testing

/// Encodings of mails, and how much of a file of mails is read.
@Suite struct MailBytesTests {
  @Test(
    arguments: [
      ("shift_jis", [0x87, 0x40, 0xFB, 0xFC, 0x8B, 0xB4], "①髙橋"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x2D, 0x21, 0x1B, 0x28, 0x42], "日本①"),
      ("iso-2022-jp", [0x41, 0x1B, 0x28, 0x49, 0x31, 0x1B, 0x28, 0x42, 0x21], "Aｱ!"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x7C, 0x62, 0x36, 0x36, 0x1B, 0x28, 0x42], "髙橋"),
      ("ks_c_5601-1987", [0x8C, 0x63, 0xB9, 0xE6], "똠방"), ("gb2312", [0xE9, 0x46], "镕"),
      ("iso-8859-1", [0x93, 0x61, 0x94], "“a”"),
    ] as [(String, [UInt8], String)])
  func `labels of encodings mean what mail programs mean`(label: String, bytes: [UInt8], text: String) throws
  {
    let folder = try Folder()
    let head =
      "From: Mere <mere@reef.example>\nSubject: AS64500\nContent-Type: text/plain; charset=\(label)\nContent-Transfer-Encoding: 8bit\n\nMessage: "
    try folder.write(Array(head.utf8) + bytes + [0x0A], to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(mails.answers.first?["message"]?.summary == text)
    #expect(!mails.remarks.contains { $0.severity == .warning && $0.message.contains("encoding") })
  }

  @Test(
    arguments: [
      (
        "From: a@b.example\n" + String(repeating: "X-A: b\n", count: 6000) + "\nTraffic: 1G\n",
        "header of more than"
      ),
      (
        "From: " + String(repeating: "a@b.example, ", count: 20_000) + "\n\nTraffic: 1G\n",
        "line of more than"
      ),
      ("From: a@b.example\n\n" + String(repeating: "--x\n\na\n", count: 100_001), "marks between parts"),
    ])
  func `files beyond bounds are not read`(content: String, words: String) throws {
    let folder = try Folder()
    try folder.write(content, to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(mails.answers.isEmpty)
    #expect(mails.remarks.map(\.severity) == [.error] && mails.remarks[0].message.contains(words))
  }

  @Test func `of a long text the beginning is read`() throws {
    let folder = try Folder()
    try folder.write(
      "From: a@b.example\nSubject: AS64500\n\nTraffic: 10G\n" + String(repeating: "word \n", count: 60_000)
        + "Policy: Open\n", to: "a.eml")
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(mails.answers.first?.lines == ["network: 64500", "traffic: 10 Gbps"])
    #expect(mails.remarks.contains { $0.message.contains("only its beginning was read") })
  }

  @Test func `lost letters are reported`() throws {
    let folder = try Folder()
    let mail =
      Array("From: A <a@b.example>\nSubject: AS64500\n\nMessage: K".utf8) + [0xFC] + Array("ste\n".utf8)
    try Data(mail).write(to: URL(filePath: folder.path + "a.eml"))
    let mails = try MailFolder([folder.path + "a.eml"])
    #expect(
      mails.remarks.map(\.message) == [
        "the mail does not say its encoding, is not UTF-8, and was read as Windows-1252"
      ])
  }
}
