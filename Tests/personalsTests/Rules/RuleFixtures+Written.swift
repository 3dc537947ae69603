internal import TestSupport

extension RuleFixture {
  static let files: [RuleFixture] = [
    RuleFixture(
      "file-unreadable",
      fires: [eventName: Content(event + "submissions: [submissions/a.yaml, submissions/b.yaml]")],
      quiet: [eventName: Content(event + "submissions: [submissions/a.yaml]")]),
    RuleFixture(
      "encoding",
      fires: [submissionName: .bytes(Array(submission.utf8) + Array("speaker: Andr".utf8) + [0xE9, 0x0A])],
      quiet: [submissionName: Content(submission + "speaker: André\n")]),
    RuleFixture("empty-file", fires: [submissionName: "# network: 64500\n"]),
    .submission("yaml", fires: "message: [who", quiet: "message: \"[who\""),
    .submission(
      "alias", fires: "message: &reef Reef\nseeking: *reef", quiet: "message: R&D\nseeking: \"*reef\""),
    .submission(
      "unclosed-quote", fires: "seeking: \"anybody\naccent: \"#0b6e4f\"",
      quiet: "seeking: \"anybody\"\naccent: \"#0b6e4f\""),
    .submission(
      "duplicate-key", fires: "speaker: Mele\nspeaker: Ana", quiet: "speaker: Mele\nseeking: Ana"),
    .submission("unknown-key", fires: "trafic: 640G", quiet: "traffic: 640G"),
    .submission("missing-key", fires: "page: 2"),
    .submission("type", fires: "message: [one, two]", quiet: "message: one, two"),
    .submission("value", fires: "policy: perhaps", quiet: "policy: open"),
    .submission("no-answer", fires: "speaker: n/a", quiet: "speaker: Nan"),
    .submission(
      "text-comment", fires: "message: We are the #1 CDN in Fiji",
      quiet: "message: \"We are the #1 CDN in Fiji\""),
    .submission(
      "too-many-problems", fires: (1...101).map { "key\($0): 1" }.joined(separator: "\n"),
      quiet: "message: a\nseeking: b"),
  ]

  static let submissions: [RuleFixture] = [
    RuleFixture(
      "misplaced",
      fires: [
        submissionName: "exchange: 919001\nrecord: ../ix.json\npolicy: Open\n",
        "ix.json": .example("records/ix919001.json"),
      ],
      quiet: [
        submissionName: "exchange: 919001\nrecord: ../ix.json\ntraffic: 46G\n",
        "ix.json": .example("records/ix919001.json"),
      ]),
    .submission(
      "contact-address", fires: "contact: Mele", quiet: "contact: Mele <mele@lagoon.example>"),
    RuleFixture("no-record", fires: [submissionName: "name: Coral Registry\n"]),
    RuleFixture("record-unreadable", fires: [submissionName: "network: 64500\nrecord: gone.json\n"]),
    RuleFixture("wrong-network", fires: [submissionName: "network: 64501\nrecord: ../record.json\n"]),
    RuleFixture(
      "wrong-record",
      fires: [
        submissionName: "exchange: 919002\nrecord: ../ix.json\n",
        "ix.json": .example("records/ix919001.json"),
      ],
      quiet: [
        submissionName: "exchange: 919001\nrecord: ../ix.json\n",
        "ix.json": .example("records/ix919001.json"),
      ]),
    RuleFixture("logo", fires: ["logo.svg": "GIF89a, or so"]),
    RuleFixture(
      "photo", fires: [submissionName: Content(submission + "photo: ../logo.svg\n")],
      quiet: [
        submissionName: Content(submission + "photo: me.png\n"),
        "submissions/me.png": .photo,
      ]),
    RuleFixture(
      "ixf",
      fires: [
        submissionName: "exchange: 919001\nrecord: ../ix.json\nixf: gone.json\n",
        "ix.json": .example("records/ix919001.json"),
      ],
      quiet: [
        submissionName: "exchange: 919001\nrecord: ../ix.json\n",
        "ix.json": .example("records/ix919001.json"),
      ]),
    RuleFixture(
      "traffic-url",
      fires: [
        submissionName: "exchange: 919001\nrecord: ../ix.json\ntraffic-url: gone.json\n",
        "ix.json": .example("records/ix919001.json"),
      ],
      quiet: [
        submissionName: "exchange: 919001\nrecord: ../ix.json\n",
        "ix.json": .example("records/ix919001.json"),
      ]),
    RuleFixture(
      "own-slide",
      fires: [
        submissionName: Content(submission + "slide: own.pdf\n"), "submissions/own.pdf": .pdf(pages: 2),
      ],
      quiet: [
        submissionName: Content(submission + "slide: own.pdf\npage: 2\n"),
        "submissions/own.pdf": .pdf(pages: 2),
      ]),
    RuleFixture(
      "own-slide-fonts",
      fires: [
        submissionName: Content(submission + "slide: own.pdf\n"),
        "submissions/own.pdf": .pdf(font: "Helvetica"),
      ],
      quiet: [submissionName: Content(submission + "slide: own.pdf\n"), "submissions/own.pdf": .pdf()]),
    RuleFixture(
      "own-slide-alt",
      fires: [submissionName: Content(submission + "slide: own.pdf\n"), "submissions/own.pdf": .pdf()],
      quiet: [
        submissionName: Content(submission + "slide: own.pdf\nslide-alt: A square\n"),
        "submissions/own.pdf": .pdf(),
      ]),
    RuleFixture(
      "own-slide-letters",
      fires: [
        submissionName: Content(submission + "slide: own.pdf\n"),
        "submissions/own.pdf": .pdf(drawnLetter: "g12"),
      ],
      quiet: [
        submissionName: Content(submission + "slide: own.pdf\n"),
        "submissions/own.pdf": .pdf(drawnLetter: "A"),
      ]),
    RuleFixture(
      "own-slide-converter", fires: ownPresentation,
      quiet: ownPresentation.merging(["submissions/made.pdf": .pdf()]) { $1 },
      in: { scratch, fires in
        // A stand-in for LibreOffice, or none.
        if !fires {
          try scratch.write(
            "#!/bin/sh\nmkdir out && cp '\(scratch("event/submissions/made.pdf"))' out/slide.pdf\n",
            to: "bin/soffice")
          try scratch.setMode(0o700, of: "bin/soffice")
        }
        let path = fires ? "/nonexistent" : "\(scratch("bin")):/usr/bin:/bin"
        return Surroundings(environment: ["PATH": path, "XDG_CACHE_HOME": scratch.home])
      }),
  ]

  private static let ownPresentation: Files = [
    submissionName: Content(submission + "slide: own.pptx\n"),
    "submissions/own.pptx": .bytes(
      ZipBytes.archive([
        ("ppt/presentation.xml", "<p xmlns:r='urn:r'><sldId r:id='a'/></p>"),
        ("ppt/_rels/presentation.xml.rels", "<r><Relationship Id='a' Type='slide' Target='slide.xml'/></r>"),
        ("ppt/slide.xml", "<sld/>"),
      ])),
  ]

  static let checks: [RuleFixture] = [
    .event(
      "unknown-rule", fires: "checks: { text-cutt: off }", quiet: "checks: { text-cut: off, record-age: 24 }"),
    .event("fixed-rule", fires: "checks: { unknown-key: note }", quiet: "checks: { logo: note }"),
    .submission(
      "unused-ignore", fires: "policy: Open  # personals:ignore contrast",
      quiet: "accent: \"#ffee00\"  # personals:ignore contrast"),
  ]

}
