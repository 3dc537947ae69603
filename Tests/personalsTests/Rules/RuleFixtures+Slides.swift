internal import Foundation
internal import TestSupport

extension RuleFixture {
  static let content: [RuleFixture] = [
    .record("policy-unknown", "\"policy_general\": \"Open\"", "\"policy_general\": \"\""),
    .record("traffic-unknown", "100-200Gbps", "Not Disclosed"),
    .record("ratio-unknown", "Balanced", "Not Disclosed"),
    .record("contact-unknown", "\"visible\": \"Public\"", "\"visible\": \"Users\""),
    RuleFixture("logo-missing", fires: [submissionName: "network: 64500\nrecord: ../record.json\n"]),
    .submission("prefixes-maximum", fires: "prefixes: { ipv4: 400 }", quiet: "prefixes: { ipv4: 371 }"),
    .submission("prefixes-above-maximum", fires: "prefixes: { ipv6: 61 }", quiet: "prefixes: { ipv6: 59 }"),
    .submission("planned-live", fires: "planned: [Lagoon IX, reef-ix]", quiet: "planned: [Lagoon IX]"),
    .submission(
      "message-long", fires: "message: " + words(60) + "\nseeking: " + words(80),
      quiet: "message: " + words(60) + "\nseeking: " + words(70)),
    RuleFixture(
      "no-coordinates", fires: inCities("Suva", "Apia", "Coral Landing"), quiet: inCities("Suva", "Apia")),
  ]

  /// Files of a network in some cities, on a map.
  private static func inCities(_ cities: String...) -> Files {
    let facilities = cities.enumerated().map { index, city in
      """
      {"id": \(index + 1), "fac_id": \(920_100 + index), "name": "Hall \(index)", "city": "\(city)", "country": "",
        "status": "ok"}
      """
    }
    let list = "\"netfac_set\": [\(facilities.joined(separator: ", "))]"
    return [
      eventName: Content(event + "template: map\n"),
      recordName: Content(record.replacing("\"netfac_set\": []", with: list)),
    ]
  }

  static let pages: [RuleFixture] = [
    .submission("text-cut", fires: "message: " + words(120), quiet: "message: " + words(10)),
    .event(
      "footer-cut", fires: "brand: { footer: \"\(words(60))\" }", quiet: "brand: { footer: \"\(words(6))\" }"),
    .template(
      "part-dropped",
      fires: "extends: classic\nstyles: { condition: { leading: 120 }, condition-alone: { leading: 120 } }"),
    .template(
      "off-page",
      fires:
        "extends: classic\nstyles: { name: { size: 400, minimum: 400 }, name-alone: { size: 400, minimum: 400 } }",
      quiet: "extends: classic\nstyles: { name: { size: 44, minimum: 32 } }"),
    RuleFixture("missing-glyph", fires: [submissionName: Content(submission + letter)]) { scratch, _ in
      try scratch.fonts([:])
    },
    RuleFixture("system-font", fires: [submissionName: Content(submission + letter)]) { scratch, _ in
      try scratch.fonts(["lagoon.ttf": Font.lagoon])
    },
    .submission("contrast", fires: "accent: \"#ffee00\"", quiet: "accent: \"#0b6e4f\""),
    .submission(
      "qr",
      fires:
        "qr: contact\ncontact: { url: \"https://lagoon.example/\(String(repeating: "a", count: 3000))\" }",
      quiet: "qr: contact\ncontact: { url: \"https://lagoon.example/peering\" }"),
    .submission(
      "link", fires: "website: https://lagoon..example", quiet: "website: https://bücher.example/größe"),
    RuleFixture(
      "logo-small", fires: ["logo.svg": .png],
      quiet: ["logo.svg": .example("logos/as64501.png")]),
    RuleFixture(
      "logo-parts", fires: ["logo.svg": .svg(fill: "var(--brand)")],
      quiet: ["logo.svg": .svg(fill: "#123456")]),
    RuleFixture(
      "logo-margin", fires: ["logo.svg": .svg(fill: "#123456", drawn: 90)],
      quiet: ["logo.svg": .svg(fill: "#123456", drawn: 110)]),
    RuleFixture(
      "logo-shape", fires: ["logo.svg": .svg(width: 900, height: 60)],
      quiet: ["logo.svg": .svg(width: 360, height: 60)]),
    RuleFixture(
      "own-slide-ratio",
      fires: [
        submissionName: Content(submission + "slide: own.pdf\n"), "submissions/own.pdf": .pdf(width: 720),
      ],
      quiet: [submissionName: Content(submission + "slide: own.pdf\n"), "submissions/own.pdf": .pdf()]),
  ]

  static let templates: [RuleFixture] = [
    .template("version", fires: "extends: classic\nversion: 2", quiet: "extends: classic\nversion: 1"),
    .template("extends", fires: "extends: clasic"),
    RuleFixture(
      "variant", fires: [eventName: Content(event + "template: handout\npage-ratio: 4:3\n")],
      quiet: [eventName: Content(event + "template: classic\npage-ratio: 4:3\n")]),
    .template(
      "unknown-block", fires: "extends: classic\nblocks: { network/footer: { qr: ~, text: a } }"),
    .template("unknown-name", fires: "extends: classic\nblocks: { network/foter: ~ }"),
    .template("unknown-style", fires: "extends: classic\nblocks: { message: { style: larg } }"),
    .template(
      "unknown-color", fires: "extends: classic\nstyles: { value: { color: inc } }",
      quiet: "extends: classic\nstyles: { value: { color: ink } }"),
    .template("unknown-placeholder", fires: "extends: classic\nlabels: { policy: \"{polcy}\" }"),
    .template(
      "unused-name", fires: "extends: classic\ncolors: { inc: \"#101010\" }",
      quiet: "extends: classic\ncolors: { ink: \"#101010\" }"),
    .template(
      "font", fires: "extends: classic\nstyles: { value: { family: Intr } }",
      quiet: "extends: classic\nstyles: { value: { family: Inter } }"),
    .template(
      "floor", fires: "extends: classic\nstyles: { footer: { minimum: 9 } }",
      quiet: "extends: classic\nstyles: { footer: { minimum: 11 } }"),
  ]

  private static func words(_ count: Int) -> String {
    (0..<count).map { ["We", "peer", "with", "everybody"][$0 % 4] }.joined(separator: " ")
  }

  /// A letter of Ugaritic, which the bundled fonts do not have.
  private static let letter = "speaker: \u{10380}\n"
}

extension RuleFixture.Content {
  /// A picture of 24 by 16 pixels.
  static let png = RuleFixture.Content.bytes(
    Array(
      Data(
        base64Encoded:
          "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAGklEQVR42mNQSJhAFcQwatCoQaMGjRpEGQIAUw6YEKfw"
          + "QVQAAAAASUVORK5CYII=") ?? Data()))

  /// A grey picture of 320 by 320 pixels.
  static let photo = RuleFixture.Content.bytes(
    Array(
      Data(
        base64Encoded:
          "iVBORw0KGgoAAAANSUhEUgAAAUAAAAFACAAAAADo+/p2AAABmElEQVR42u3QMQEAAAwCIKMb3RA7BxFIOYkCgQIFCk"
          + "SgQIECEShQoEAEChQoEIECBQpEoECBAhEoUKBABAoUKBCBAgUKRKBAgQIRKFCgQIEIFChQIAIFChSIQIECBSJQoECB"
          + "CBQoUCACBQoUiECBAgUiUKBAgQgUKFAgAgUKFChQgUCBAgUiUKBAgQgUKFAgAgUKFIhAgQIFIlCgQIEIFChQIAIFCh"
          + "SIQIECBSJQoECBCBQoUKBABAoUKBCBAgUKRKBAgQIRKFCgQAQKFCgQgQIFCkSgQIECEShQoEAEChQoEIECBQoUqECg"
          + "QIECEShQoEAEChQoEIECBQpEoECBAhEoUKBABAoUKBCBAgUKRKBAgQIRKFCgQAQKFChQIAIFChSIQIECBSJQoECBCB"
          + "QoUCACBQoUiECBAgUiUKBAgQgUKFAgAgUKFIhAgQIFClQgUKBAgQgUKFAgAgUKFIhAgQIFIlCgQIEIFChQIAIFChSI"
          + "QIECBSJQoECBCBQoUCACBQoUKBCBAgUKRKBAgQIRKFCgQAQKFPjDAC4fC7mgeWBJAAAAAElFTkSuQmCC") ?? Data()))

  static func svg(width: Int, height: Int) -> Self {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)">
    <rect width="\(width)" height="\(height)" fill="#123456"/></svg>
    """
  }

  /// A square of 200 pixels, of which a smaller one in the middle is drawn.
  static func svg(fill: String, drawn: Int = 200) -> Self {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">
    <rect x="\(100 - drawn / 2)" y="\(100 - drawn / 2)" width="\(drawn)" height="\(drawn)" fill="\(fill)"/></svg>
    """
  }

  /// A PDF of empty pages, 540 pt high; with a font, one that draws a word in it and does not have it; with a letter,
  /// one that draws that from a font of its own, where it has this name.
  static func pdf(pages: Int = 1, width: Int = 960, font: String? = nil, drawnLetter: String? = nil) -> Self {
    let text = (font ?? drawnLetter) == nil ? "0 0 9 9 re f" : "BT /F 40 Tf 90 90 Td (Lagoon) Tj ET"
    var resources = font.map { "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /\($0) >> >>" } ?? ""
    if let drawnLetter {
      resources = """
        /Font << /F << /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 76 \
        /LastChar 76 /Widths [9] /CharProcs << /\(drawnLetter) 3 0 R >> \
        /Encoding << /Type /Encoding /Differences [76 /\(drawnLetter)] >> >> >>
        """
    }
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count \(pages) /Kids [\((0..<pages).map { "\($0 + 4) 0 R" }.joined(separator: " "))] >>",
      "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
    ]
    objects += (0..<pages).map { _ in
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) 540] /Contents 3 0 R /Resources << \(resources) >> >>"
    }
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    file += offsets.map { String(repeating: "0", count: 10 - "\($0)".count) + "\($0) 00000 n \n" }.joined()
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Self(file)
  }
}

extension Scratch {
  /// A system with some fonts, and no others.
  fileprivate func fonts(_ fonts: [String: [UInt8]]) throws -> RuleFixture.Surroundings {
    try makeFolder("fonts")
    for (name, bytes) in fonts { try write(bytes, to: "fonts/" + name) }
    try write(
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>\(self("fonts"))</dir><cachedir>\(self("cache"))</cachedir></fontconfig>

      """, to: "fonts.conf")
    return RuleFixture.Surroundings(environment: ["FONTCONFIG_FILE": self("fonts.conf")])
  }
}
