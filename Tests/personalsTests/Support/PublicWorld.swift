internal import Foundation
internal import OfficeFiles
internal import TestSupport

/// An event in which every second presenter agreed to be published, and what must then be nowhere.
struct PublicWorld {
  let scratch: Scratch
  /// What only those who did not agree are known by, folded.
  let secrets: [String]
  /// The names of those who agreed.
  let published = ["Pacific Lightwave", "Suva-IX", "Harbour Gate DC1"]

  private static let agreed = ["as64500", "as64502", "as64506", "as65542", "fac920004", "ix919001"]
  /// Each with another way not to agree.
  private static let others = [
    "as64501": "consent: {publish: no, sheets: yes}", "as64503": "",
    "as64505": "consent: {publish: yes, keep-until: 2026-11-21}",
    "as64507": "consent: {publish: perhaps}", "as64508": "consent: yes",
    "as64511": "consent: {sheets: yes, photo: yes}",
    "as65538": "consent: {publish: yes}\ncancelled: yes", "coral-registry": "consent:",
  ]

  /// - Parameter files: more files, by name.
  /// - Throws: where a file cannot be written.
  init(_ files: [String: String] = [:]) throws {
    scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: Places.example("submissions/records"), toPath: scratch("records"))
    try FileManager.default.copyItem(
      atPath: Places.example("submissions/logos"), toPath: scratch("logos"))
    var secrets: Set<String> = []
    for name in Self.agreed {
      try Self.write(name, "consent: {publish: yes, keep-until: 2026-11-22}", to: scratch)
    }
    for (name, consent) in Self.others {
      secrets.formUnion(try Self.write(name, consent, to: scratch))
      secrets.insert(name)
    }
    try scratch.write(
      """
      event: Lagoon Forum
      dates: 2027-02-24
      time-zone: Pacific/Fiji
      submissions: submissions/*.yaml
      sessions:
        - title: Early
          start: 09:00
          length: 5 min
          chair: Isagani Mercado
        - title: Late
          start: 14:00
      closing: {title: Vinaka, text: We thank Bluefin Broadband.}

      """, to: "event.yaml")
    for (name, text) in files { try scratch.write(text, to: name) }
    self.secrets = secrets.sorted()
  }

  /// Writes a submission of the examples.
  ///
  /// - Returns: what its presenter is known by.
  @discardableResult
  private static func write(_ name: String, _ consent: String, to scratch: Scratch) throws -> Set<String> {
    let text = try String(contentsOfFile: Places.example("submissions/\(name).yaml"), encoding: .utf8)
    try scratch.write(
      text.replacing("record: records/", with: "record: ../records/")
        .replacing("logo: logos/", with: "logo: ../logos/") + "\n" + consent + "\n",
      to: "submissions/\(name).yaml")
    var found: Set<String> = []
    for match in text.matches(of: /(?m)^(?:speaker|contact|message|seeking|offering|name): *(.+)$/) {
      found.insert(
        match.output.1.replacing("\"", with: "").split(separator: "<")[0].trimmingCharacters(in: .whitespaces)
      )
    }
    for match in text.matches(of: /[\w.-]+@([\w.-]+)/) {
      found.formUnion([String(match.output.0), String(match.output.1)])
    }
    guard name.hasPrefix("as") else { return found }
    let data = try Data(contentsOf: URL(filePath: Places.example("records/\(name).json")))
    found.formUnion(
      strings(in: try JSONSerialization.jsonObject(with: data), number: String(name.dropFirst(2))))
    return found
  }

  /// What a record says that is of its network alone.
  private static func strings(in value: Any, number: String) -> Set<String> {
    var found: Set<String> = ["AS" + number, "/asn/" + number]
    func visit(_ value: Any, isOwn: Bool) {
      if let list = value as? [Any] { list.forEach { visit($0, isOwn: isOwn) } }
      guard let object = value as? [String: Any] else { return }
      let isNetwork =
        isOwn || object["asn"].map { "\($0)" == number } ?? false && object["policy_general"] != nil
      if isNetwork {
        for key in ["name", "aka", "name_long", "website", "irr_as_set", "looking_glass"] {
          if let text = object[key] as? String, text.count > 3 { found.insert(text) }
        }
      }
      for key in ["ipaddr4", "ipaddr6", "email", "phone"] {
        if let text = object[key] as? String, text.count > 3, "\(object["asn"] ?? number)" == number {
          found.insert(text)
        }
      }
      for (_, value) in object { visit(value, isOwn: false) }
    }
    visit(value, isOwn: false)
    return found
  }

  /// The secrets that are in a text or in bytes, as they are or as PDFs, URLs and JSON write them.
  func leaks(in bytes: [UInt8]) -> [String] {
    let folded = Data(Self.folded(String(decoding: bytes, as: UTF8.self)).utf8)
    return secrets.filter { secret in
      let wide = secret.utf16.map { String(format: "%04x", $0) }.joined()
      let escaped = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics)?.lowercased()
      return [Self.folded(secret), wide, escaped].contains { form in
        form.map { folded.range(of: Data($0.utf8)) != nil } ?? false
      }
    }
  }

  /// Small letters, composed, without spaces.
  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.lowercased().components(separatedBy: .whitespacesAndNewlines)
      .joined()
  }

  /// The secrets in a PDF: in its text, its structure, its links, its metadata and every stream of it.
  func leaks(inPDF name: String) throws -> [String] {
    let path = scratch(name)
    let text = try Program.tool("pdftotext", "-enc", "UTF-8", path, "-").output
    let structure = try Program.tool("pdfinfo", "-struct-text", "-enc", "UTF-8", path).output
    let strings = try Program.tool("qpdf", "--json=2", path).output
    let streams = try Program.tool("qpdf", "--qdf", "--object-streams=disable", path, "-").output
    return Set([text, structure, strings, streams].flatMap(leaks)).sorted()
  }

  /// The secrets in a PowerPoint file: in the names and in the bytes of its parts, and in the text of its slides.
  func leaks(inPresentation name: String) throws -> [String] {
    let archive = try ZipArchive(scratch.bytes(of: name))
    var found: Set<String> = []
    for part in archive.names {
      let content = try archive.content(part) ?? []
      // A text is in as many runs as it has fonts, and places are long numbers, which may have anyone's in them.
      let text = String(decoding: content, as: UTF8.self)
        .replacing(/<\/a:t>.*?<a:t>/, with: "").replacing(#/ \w+="-?[0-9]+"/#, with: "")
      found.formUnion(leaks(in: Array(part.utf8)) + leaks(in: Array(text.utf8)))
    }
    return found.sorted()
  }

  /// The secrets in the names and in the bytes of all files in a folder.
  func leaks(inFolder name: String) throws -> [String] {
    let folder = scratch(name)
    var found: Set<String> = []
    for file in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
      found.formUnion(leaks(in: Array(file.utf8)))
      if let data = FileManager.default.contents(atPath: "\(folder)/\(file)") {
        found.formUnion(leaks(in: Array(data)))
      }
    }
    return found.sorted()
  }
}
