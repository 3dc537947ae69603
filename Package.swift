// swift-tools-version: 6.2

import PackageDescription

/// The settings of all our targets. Warnings are errors where PERSONALS_STRICT is set, as `.ci/run` does: a newer
/// compiler with new warnings must not break the build for others.
let houseSettings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["PERSONALS_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A system library in C, found through pkg-config; `apt` is the Debian package that installs it.
func systemLibrary(_ name: String, pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

func ours(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: houseSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: houseSettings)
}

let package = Package(
  name: "personals",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "personals", targets: ["personals"]),
    .executable(name: "personals-desk", targets: ["personals-desk"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // Finds Debian's libsqlite3-dev.
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    // The web server of personals-desk, which no other program links.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    // What its types are made of.
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
  ],
  targets: [
    // C libraries: module maps and static inline shims only.
    systemLibrary("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev"),
    systemLibrary("CPango", pkgConfig: "pangoft2", apt: "libpango1.0-dev"),
    systemLibrary("CFontconfig", pkgConfig: "fontconfig", apt: "libfontconfig-dev"),
    systemLibrary("CPNG", pkgConfig: "libpng", apt: "libpng-dev"),
    systemLibrary("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    systemLibrary("CGLib", pkgConfig: "glib-2.0", apt: "libglib2.0-dev"),
    systemLibrary("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev"),
    systemLibrary("CQRencode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
    // Loaded when first used, so not linked (pkg-config would link it): see its shim.h.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // Loaded when first used.
    .systemLibrary(name: "CRSVG", providers: [.apt(["librsvg2-2"])]),
    .systemLibrary(name: "CXML2", providers: [.apt(["libxml2"])]),
    .systemLibrary(name: "CTurboJPEG", providers: [.apt(["libturbojpeg0"])]),
    .systemLibrary(name: "CGMime", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CQPDF", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(name: "CIDN2", providers: [.apt(["libidn2-0"])]),
    .systemLibrary(name: "CICU", providers: [.apt(["libicu-dev"])]),
    // What the C library has loaded into the process.
    .systemLibrary(name: "CLoader"),
    // Starts programs with limits, which only C can between fork and exec.
    .systemLibrary(name: "CProcess"),

    // Vocabulary for all targets.
    ours("Libraries", []),
    ours("Diagnostics", []),
    ours("Files", []),
    ours("Digests", ["Files", "CGLib"]),
    // Other cores and other processes.
    ours("Work", ["CProcess"]),
    ours("LocatedYAML", ["Diagnostics", "CYAML"]),
    ours("Scene", []),

    // From data to a page.
    ours("PeeringDB", ["Diagnostics", "Files", "Libraries", "CCurl"]),
    ours(
      "RecordDatabase",
      ["Diagnostics", "Files", "PeeringDB", .product(name: "GRDB", package: "GRDB.swift")]),
    ours("Submissions", ["Diagnostics", "Files", "LocatedYAML", "PeeringDB"]),
    // Whom presenters should talk to, and when.
    ours("Room", ["PeeringDB", "Submissions"]),
    // What office programs write: archives with XML in them.
    ours("OfficeFiles", ["Diagnostics", "Files", "Libraries", "CXML2", "CZip"]),
    // From pages to PowerPoint files.
    ours("PresentationML", ["Files", "OfficeFiles", "Scene"]),
    // From answers of a form to submissions.
    ours(
      "Importing",
      [
        "Diagnostics", "Digests", "Files", "Libraries", "LocatedYAML", "OfficeFiles", "PeeringDB",
        "Submissions",
        "CGMime", "CXML2",
      ]),
    ours("Templates", ["Diagnostics", "Files", "LocatedYAML", "PeeringDB", "Scene", "Submissions"]),
    ours(
      "SlideLayout", ["Diagnostics", "LocatedYAML", "PeeringDB", "Scene", "Submissions", "Templates"]),

    // From a page to bytes.
    ours(
      "CairoDrawing",
      [
        "Scene", "Files", "Libraries", "Work", "CCairo", "CPango", "CFontconfig", "CICU", "CPNG", "CQRencode",
        "CRSVG",
        "CTurboJPEG", "CXML2", "CZlib",
      ]),

    // Pages made elsewhere.
    ours("PDFPages", ["Scene", "Files", "Libraries", "Work", "CQPDF", "CZlib"]),
    ours(
      "Presentations",
      ["CairoDrawing", "Diagnostics", "Digests", "Files", "Libraries", "OfficeFiles", "Work"]),

    // From a source to a page and a file.
    ours(
      "Slides",
      [
        "Diagnostics", "Files", "Libraries", "OfficeFiles", "Scene", "PeeringDB", "PresentationML",
        "Submissions",
        "SlideLayout",
        "CairoDrawing",
        "Templates",
        "Work", "CIDN2",
      ]),
    // From an event to a deck.
    ours(
      "Decks",
      [
        "Slides", "Diagnostics", "Files", "OfficeFiles", "Scene", "PeeringDB", "PresentationML",
        "Submissions",
        "SlideLayout", "CairoDrawing",
        "PDFPages", "Presentations", "Room", "Templates", "Work",
      ]),
    // Late changes of an event's file.
    ours(
      "EventEdits",
      ["Decks", "Diagnostics", "Files", "LocatedYAML", "PeeringDB", "Slides", "Submissions"]),
    // The files of a new event.
    ours("EventFolders", ["LocatedYAML", "Submissions"]),
    // Drafts of mails to presenters.
    ours("MailDrafts", ["Files", "CGMime"]),
    // The checks of an event, and the formats of their reports.
    ours(
      "Checks",
      [
        "Decks", "Slides", "Diagnostics", "Files", "LocatedYAML", "PDFPages", "PeeringDB", "Scene",
        "Submissions",
      ]),
    ours("Reports", ["Diagnostics", "Files"]),
    // Contacts and the calendar of an event, for other programs.
    ours(
      "Exports", ["Decks", "Diagnostics", "Digests", "Files", "PeeringDB", "Slides", "Submissions"]),
    // Pictures of an event's slides, and a page to look through them.
    .target(
      name: "Previews",
      dependencies: [
        "Checks", "Decks", "Diagnostics", "Digests", "Files", "CairoDrawing", "Libraries", "PDFPages",
        "PeeringDB",
        "Scene", "Submissions", "Work", "CLoader",
      ],
      resources: [
        .embedInCode("Resources/page.css"), .embedInCode("Resources/page.js"),
        .embedInCode("Resources/gallery.css"), .embedInCode("Resources/gallery.js"),
      ],
      swiftSettings: houseSettings),
    // The page of who chairs an event's sessions, and what their PDF has beyond a deck.
    .target(
      name: "ChairPage",
      dependencies: [
        "CairoDrawing", "Decks", "Diagnostics", "Digests", "Files", "Libraries", "PeeringDB", "Previews",
        "Scene",
        "SlideLayout", "Slides", "Submissions", "Templates", "Work",
      ],
      resources: [
        .embedInCode("Resources/page.css"), .embedInCode("Resources/machine.js"),
        .embedInCode("Resources/store.js"), .embedInCode("Resources/drawing.js"),
        .embedInCode("Resources/page.js"),
      ],
      swiftSettings: houseSettings),
    // Drafts of presenters, and the organiser's queue.
    ours(
      "Desk",
      [
        "CairoDrawing", "Checks", "Decks", "Diagnostics", "Digests", "EventEdits", "Files", "Importing",
        "PeeringDB",
        "Presentations", "Scene", "Slides", "Submissions", "Templates", "Work",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // The desk's pages: from a request to an answer, without a server.
    .target(
      name: "DeskPages",
      dependencies: [
        "Desk", "Diagnostics", "EventEdits", "Files", "MailDrafts", "PeeringDB", "Previews",
      ],
      resources: [.embedInCode("Resources/desk.css"), .embedInCode("Resources/desk.js")],
      swiftSettings: houseSettings),
    // The web server of the pages.
    .executableTarget(
      name: "personals-desk",
      dependencies: [
        "CairoDrawing", "Desk", "DeskPages", "Files", "PDFPages", "Slides", "Work",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: houseSettings),
    .executableTarget(
      name: "personals",
      dependencies: [
        "CairoDrawing", "ChairPage", "Checks", "Decks", "Desk", "Slides", "Diagnostics", "Digests",
        "EventEdits",
        "EventFolders",
        "Exports", "Files",
        "Importing", "MailDrafts", "OfficeFiles",
        "PDFPages",
        "PeeringDB", "PresentationML", "Presentations", "Previews", "RecordDatabase", "Reports", "Scene",
        "SlideLayout",
        "Submissions", "Templates", "Work",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: houseSettings),

    // Exports slides as drawing instructions for the other programs that benchmarks/ measures.
    .executableTarget(
      name: "scenes",
      dependencies: [
        "Decks", "Slides", "CairoDrawing", "Diagnostics", "PeeringDB", "Presentations", "Scene",
        "SlideLayout",
        "Submissions", "Templates",
      ],
      path: "benchmarks/scenes", swiftSettings: houseSettings),

    // Support for tests, and the tests.
    .target(
      name: "TestSupport", dependencies: ["CPNG", "Diagnostics", "OfficeFiles", "PeeringDB", "Scene"],
      path: "Tests/TestSupport",
      swiftSettings: houseSettings),
    tests("TestSupportTests", ["TestSupport", "Scene"]),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("FilesTests", ["Files", "TestSupport"]),
    tests("ExportsTests", ["Exports"]),
    .executableTarget(
      name: "ChildSample", dependencies: ["Work"], path: "Tests/ChildSample",
      swiftSettings: houseSettings),
    tests("WorkTests", ["ChildSample", "TestSupport", "Work"]),
    tests("DigestsTests", ["Digests", "TestSupport"]),
    tests("SceneTests", ["Scene", "TestSupport"], exclude: ["Snapshots"]),
    tests("LocatedYAMLTests", ["LocatedYAML", "Diagnostics", "TestSupport"]),
    tests("PeeringDBTests", ["PeeringDB", "Diagnostics", "Files", "TestSupport"], exclude: ["Fixtures"]),
    tests(
      "RecordDatabaseTests",
      [
        "RecordDatabase", "Diagnostics", "Files", "PeeringDB", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("ImportingTests", ["Importing", "PeeringDB", "Submissions", "TestSupport"], exclude: ["Fixtures"]),
    tests("RoomTests", ["Room", "Diagnostics", "PeeringDB", "Submissions"]),
    tests("SubmissionsTests", ["Submissions", "Diagnostics", "PeeringDB", "TestSupport"]),
    tests(
      "SlideLayoutTests",
      [
        "SlideLayout", "CairoDrawing", "Slides", "Diagnostics", "Files", "PeeringDB", "Scene",
        "Submissions", "Templates", "TestSupport",
      ], exclude: ["Snapshots"]),
    tests(
      "CairoDrawingTests", ["CairoDrawing", "CCairo", "CZlib", "Files", "Scene", "TestSupport", "Work"],
      exclude: ["Fixtures"]),
    tests("LibrariesTests", ["Libraries"]),
    tests(
      "DocumentationTests", ["Checks", "Diagnostics", "Libraries", "SlideLayout", "Submissions", "Templates"]),
    tests(
      "SlidesTests",
      [
        "Slides", "Diagnostics", "Files", "PeeringDB", "Scene", "SlideLayout", "Submissions",
        "Templates",
        "TestSupport",
      ],
      exclude: ["Golden"]),
    tests(
      "DecksTests",
      [
        "Decks", "Slides", "Diagnostics", "Files", "PeeringDB", "Presentations", "Scene", "SlideLayout",
        "Submissions", "Templates", "TestSupport",
      ]),
    tests(
      "PreviewsTests",
      [
        "Previews", "Decks", "Diagnostics", "Digests", "PeeringDB", "Scene", "Submissions", "TestSupport",
      ]),
    tests("ChairPageTests", ["ChairPage", "Decks"]),
    // Runs the command as a program; does not import it.
    tests(
      "personalsTests",
      [
        "personals", "Desk", "DeskWorld", "Diagnostics", "LocatedYAML", "OfficeFiles", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Cases", "Snapshots"]),
    tests(
      "EventEditsTests",
      [
        "Decks", "Diagnostics", "EventEdits", "Files", "LocatedYAML", "PeeringDB", "Presentations", "Slides",
        "Submissions", "TestSupport",
      ]),
    tests(
      "DeskTests",
      ["Desk", "DeskWorld", "Diagnostics", "Files", "PeeringDB", "Slides", "Submissions", "TestSupport"]),
    tests("DeskPagesTests", ["Desk", "DeskPages", "DeskWorld", "Diagnostics", "TestSupport"]),
    .target(
      name: "DeskWorld", dependencies: ["Desk", "Files", "PeeringDB", "Slides", "TestSupport"],
      path: "Tests/DeskWorld", swiftSettings: houseSettings),
    tests("ReportsTests", ["Reports", "Diagnostics", "TestSupport"], exclude: ["Fixtures"]),
    tests("ChecksTests", ["Checks", "Diagnostics", "MailDrafts", "Submissions"]),
    tests(
      "PresentationsTests", ["Digests", "OfficeFiles", "Presentations", "TestSupport"], exclude: ["Fixtures"]),
    tests("PresentationMLTests", ["Files", "PresentationML", "Scene", "TestSupport"]),
    tests("PDFPagesTests", ["PDFPages", "CairoDrawing", "CZlib", "Files", "Scene", "TestSupport", "Work"]),
  ]
)
