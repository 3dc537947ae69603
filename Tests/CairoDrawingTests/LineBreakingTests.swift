import CairoDrawing
import Scene
import Testing

@Suite struct LineBreakingTests {
  let typesetter: PangoTypesetter

  init() throws { typesetter = try PangoTypesetter(Fonts.bundledOnly) }

  private func lines(
    _ text: String, width: Length, lines: Int? = nil, direction: StyledText.Direction = .natural
  ) throws -> ShapedText {
    try typesetter.shape(
      StyledText(text, .inter(), direction: direction), maximumWidth: width, maximumLines: lines)
  }

  @Test func `breaks between words`() throws {
    let shaped = try lines("Looking for eyeball networks in South Asia", width: 200)
    #expect(shaped.lines.map(\.text) == ["Looking for eyeball ", "networks in South ", "Asia"])
    #expect(shaped.width <= 200 && !shaped.isTruncated)
  }

  @Test func `fits in its own width`() throws {
    for text in ["Peering office", "AV Wa To", "จุดแลกเปลี่ยน", "العربية"] {
      let natural = try typesetter.shape(StyledText(text, .inter()))
      let again = try lines(text, width: natural.width)
      #expect(again.lines.count == 1 && again.lines == natural.lines)
    }
  }

  @Test func `breaks words that are too long without hyphens`() throws {
    let shaped = try lines("ASVERYLONGASSETNAMETHATFITSNOWHERE", width: 150)
    #expect(shaped.lines.count > 2 && shaped.width <= 150)
    #expect(shaped.lines.map(\.text).joined() == "ASVERYLONGASSETNAMETHATFITSNOWHERE")
    #expect(shaped.lines.allSatisfy { $0.runs.flatMap(\.glyphs).count == $0.text.count })
  }

  @Test func `soft hyphens show where they break`() throws {
    let shaped = try lines("intercon\u{AD}nection", width: 110)
    #expect(shaped.lines.count == 2)
    #expect(shaped.lines[0].runs.flatMap(\.glyphs).count == "intercon-".count)
    #expect(
      try lines("intercon\u{AD}nection", width: 300).width == lines("interconnection", width: 300).width)
  }

  @Test func `breaks Thai between words`() throws {
    let shaped = try lines("จุดแลกเปลี่ยนอินเทอร์เน็ต", width: 140)
    #expect(shaped.lines.map(\.text) == ["จุดแลกเปลี่ยน", "อินเทอร์เน็ต"])
  }

  /// Words as ICU's dictionaries have them, parted by `|`.
  private static let words = [
    "ចំណុច|ផ្លាស់|ប្តូរ|អ៊ីនធឺណិត|កម្ពុជា", "ສູນ|ແລກປ່ຽນ|ອິນ|ເຕີ|ເນັດ|ແຫ່ງຊາດ|ລາວ", "မြန်မာ|အင်|တာ|နက်|ဖလှယ်|ရေး|ဌာန",
  ]

  @Test(arguments: words) func `breaks Khmer, Lao and Burmese between words`(_ marked: String) throws {
    let words = marked.split(separator: "|").map(String.init)
    let text = words.joined()
    var ends: Set<String> = []
    for index in words.indices { ends.insert(words[...index].joined()) }
    let widest = try words.map { try typesetter.shape(StyledText($0, .inter())).width }.max() ?? 0
    var counts: Set<Int> = []
    for width in stride(from: widest.points + 1, to: widest.points * 4, by: 7) {
      let shaped = try lines(text, width: Length(width))
      counts.insert(shaped.lines.count)
      #expect(shaped.lines.map(\.text).joined() == text && shaped.width <= Length(width))
      var before = ""
      for line in shaped.lines {
        before += line.text
        #expect(ends.contains(before), "\(shaped.lines.map(\.text))")
      }
    }
    #expect(counts.count > 1)
  }

  @Test(arguments: words) func `a word that is too long breaks between syllables`(_ marked: String) throws {
    let text = marked.replacing("|", with: "")
    for width in stride(from: 12.0, to: 60, by: 3) {
      for line in try lines(text, width: Length(width)).lines.dropLast() {
        // Coeng and virama join the next letter below, Lao's vowels e, ae, o and ai the letter behind.
        let last = line.text.unicodeScalars.last?.value ?? 0
        #expect(![0x17D2, 0x1039].contains(last) && !(0x0EC0...0x0EC4).contains(last), "\(line.text)")
      }
    }
  }

  @Test(arguments: words) func `a cut text has no characters that were not in it`(_ marked: String) throws {
    let text = marked.replacing("|", with: "")
    for width in [60.0, 90, 120] {
      let shaped = try lines(text, width: Length(width), lines: 1)
      #expect(shaped.isTruncated)
      let visible = shaped.lines.map(\.text).joined()
      #expect(visible.hasSuffix("…") && text.hasPrefix(visible.dropLast()), "\(visible.unicodeScalars)")
    }
  }

  @Test func `ends in an ellipsis where lines run out`() throws {
    let shaped = try lines("Looking for eyeball networks in South Asia and the Pacific", width: 200, lines: 2)
    #expect(shaped.isTruncated && shaped.lines.count == 2)
    #expect(shaped.lines[1].text.hasSuffix("…"))
    #expect(shaped.width <= 200)
    // As wide as what is seen, not as the room there was.
    let natural = try typesetter.shape(StyledText(shaped.lines[1].text, .inter())).width
    #expect(abs(shaped.lines[1].width.points - natural.points) < 1)
    #expect(try !lines("Looking", width: 200, lines: 2).isTruncated)
    #expect(try lines("Looking for eyeball networks", width: 200, lines: 1).lines.count == 1)
  }

  @Test func `ellipsis of text from right to left is at the left`() throws {
    let shaped = try lines("עברית נקודת חילופי תעבורה באינטרנט", width: 150, lines: 1)
    #expect(shaped.isTruncated)
    let left = try #require(shaped.lines[0].runs.first)
    #expect(left.isRightToLeft && left.visible.hasSuffix("…") && left.origin.x == 0)
    #expect(shaped.width <= 150)
  }

  @Test func `ellipsis is where the cut words lead`() throws {
    // Latin words of an Arabic line: right of them, between them and nothing else.
    let latin = try lines(
      "نبحث عن: content networks with caches on the islands", width: 250, lines: 1, direction: .rightToLeft)
    #expect(latin.isTruncated && latin.width <= 250)
    let words = try #require(latin.lines[0].runs.first)
    #expect(!words.isRightToLeft && words.visible.hasPrefix("content") && words.visible.hasSuffix("…"))
    // Hebrew words of an English line: left of them.
    let hebrew = try lines("Looking for עברית נקודת חילופי תעבורה באינטרנט", width: 250, lines: 1)
    #expect(hebrew.isTruncated && hebrew.width <= 250)
    let runs = hebrew.lines[0].runs.map(\.visible)
    let first = try #require(runs.first)
    let last = try #require(runs.last)
    #expect(first == "Looking for " && last.hasPrefix("עברית"), "\(runs)")
    // In a run of its own where it comes from another font.
    #expect(last.hasSuffix("…") || runs.dropFirst().dropLast() == ["…"], "\(runs)")
    // Words from left to right need no mark.
    let plain = try lines("Looking for eyeball networks", width: 200, lines: 1).lines[0].text
    #expect(!plain.unicodeScalars.contains { $0 == "\u{200E}" || $0 == "\u{200F}" })
  }

  @Test func `ellipsis follows the last word at once`() throws {
    for text in [
      "PNI contract, no ratio required", "PNI contract · no ratio required", "PNI contract — no ratio",
    ] {
      let whole = try typesetter.shape(StyledText(text, .inter())).width
      let upTo = try typesetter.shape(StyledText("PNI contract…", .inter())).width
      // At every width at which the words fit and what follows does not, nothing is between them and the dots.
      let shaped = try lines(text, width: upTo + 6, lines: 1)
      #expect(whole > upTo + 6 && shaped.lines.map(\.text) == ["PNI contract…"], "\(text)")
      #expect(shaped.lines[0].runs.count == 1 && shaped.isTruncated)
    }
  }

  @Test func `right to left runs are marked`() throws {
    let line = try typesetter.shape(StyledText("שלום AS64500", .inter())).lines[0]
    #expect(line.runs.map(\.isRightToLeft) == [false, true])
    #expect(line.runs.map(\.text) == ["AS64500", "שלום "])
    let forced = StyledText("שלום AS64500", .inter(), direction: .leftToRight)
    #expect(try typesetter.shape(forced).lines[0].runs.map(\.isRightToLeft) == [true, false])
  }

  @Test func `white space at the end of text from right to left hangs out to the left`() throws {
    let plain = try typesetter.shape(StyledText("שלום", .inter())).lines[0]
    let line = try typesetter.shape(StyledText("שלום  ", .inter())).lines[0]
    #expect(line.width == plain.width)
    #expect(line.ink == plain.ink)
    #expect(try #require(line.runs.first).origin.x < 0)
    let wrapped = try lines("עברית נקודת חילופי תעבורה", width: 100)
    for line in wrapped.lines {
      let right = try #require(line.runs.last)
      #expect(abs((right.origin.x + right.advance - line.width).points) < 0.01)
    }
  }

  @Test func `ink lies around the glyphs`() throws {
    let ink = try #require(try typesetter.shape(StyledText("x", .inter(100))).lines[0].ink)
    // Inter's x is 0.546 em high, and sits on the baseline.
    #expect(abs(ink.height.points - 54.6) < 1 && abs(ink.maxY.points) < 0.5)
    #expect(try typesetter.shape(StyledText("  ", .inter())).lines[0].ink == nil)
  }

  @Test func `ten thousand characters`() throws {
    let text = String(repeating: "Peering จุด שלום ", count: 625)
    let shaped = try lines(text, width: 500)
    #expect(shaped.lines.count > 100 && shaped.width <= 500)
    #expect(try lines(String(repeating: "x", count: 10_000), width: 500, lines: 3).lines.count == 3)
  }

  @Test func `widths of nothing and less`() throws {
    for width in [0, -5, 0.001] { #expect(try lines("abc", width: Length(width)).lines.count == 3) }
  }
}

extension GlyphRun {
  /// The text without marks of direction.
  fileprivate var visible: String { text.filter { $0 != "\u{200E}" && $0 != "\u{200F}" } }
}
