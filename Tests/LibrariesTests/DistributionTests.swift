internal import Libraries
internal import Testing

@Suite struct DistributionTests {
  @Test(arguments: [
    ("ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\n", Distribution.bookworm),
    ("PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nID=debian\nVERSION_ID=\"13\"\n", .trixie),
    // Debian testing has no version.
    ("ID=debian\nPRETTY_NAME=\"Debian GNU/Linux forky/sid\"\n", .trixie),
    ("ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"\n", .noble),
    ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", .noble),
    ("ID='raspbian'\nID_LIKE='debian'\nVERSION_ID='12'\n", .bookworm),
  ])
  func `a system is known by its release file`(release: String, expected: Distribution) {
    #expect(Distribution(release: release) == expected)
  }

  @Test(arguments: ["", "ID=fedora\nVERSION_ID=42\n", "ID=alpine", "NAME", "=\n=="])
  func `another system has no package names`(release: String) {
    #expect(Distribution(release: release) == nil)
  }

  @Test func `advice names the package, or the part where that is unknown`() {
    #expect(OptionalPart.zip.advice(on: .bookworm) == "the package libzip4")
    #expect(OptionalPart.zip.advice(on: .trixie) == "the package libzip5")
    #expect(OptionalPart.zip.advice(on: .noble) == "the package libzip4t64")
    #expect(OptionalPart.rsvg.advice(on: .trixie) == "the package librsvg2-2")
    #expect(OptionalPart.zip.advice(on: nil) == "libzip")
    #expect(OptionalPart.cjkFonts.advice(on: .homebrew) == "Noto Sans CJK")
  }

  @Test func `every library can be loaded here`() {
    for part in OptionalPart.all where !part.files.isEmpty { #expect(part.open() != nil, "\(part.name)") }
  }

  @Test func `a package field has each alternative once`() {
    #expect(
      OptionalPart.field(.depends) == ["libcurl4 | libcurl4t64", "libqpdf29 | libqpdf29t64 | libqpdf30"])
    #expect(OptionalPart.field(.suggests) == ["libreoffice-impress"])
  }
}
