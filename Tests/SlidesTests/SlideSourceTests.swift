import Slides
import PeeringDB
import TestSupport
import Testing

@Suite struct SlideSourceTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: ["AS64500", "as64500", "64500", "ASN 64500", " as 64500 "])
  func `a number is a network`(text: String) {
    #expect(SlideSource(argument: text) == .subject(.network(ASN(number: 64500))))
    #expect(SlideSource(argument: text).stem == "as64500")
    #expect(SlideSource.problem(with: text) == nil)
  }

  @Test func `exchanges and facilities have a kind before their number`() {
    #expect(SlideSource(argument: "ix:31") == .subject(.exchange(31)))
    #expect(SlideSource(argument: "FAC:1") == .subject(.facility(1)))
    #expect(SlideSource(argument: "ix:31").stem == "ix31")
    for text in ["ix:", "ix:0", "fac:x", "ix:99999999999", "ix:-1"] {
      #expect(
        SlideSource.problem(with: text)?.contains("has no number of PeeringDB's behind") == true, "\(text)")
    }
  }

  @Test(arguments: ["AS0", "0", "asn 0", "4294967296", "AS99999999999999999999"])
  func `a number that is none is a problem`(text: String) {
    #expect(
      SlideSource.problem(with: text) == "'\(text)' is not an AS number: they go from 1 to 4294967295")
  }

  @Test func `nothing is a problem, and a file with any name is none`() throws {
    #expect(SlideSource.problem(with: "")?.hasPrefix("a source is empty") == true)
    for text in ["as.yaml", "x", "AS", "as-64500", "٦٤٥٠٠"] {
      #expect(SlideSource.problem(with: text) == nil)
    }
    let path = try scratch.write("{}", to: "AS0")
    #expect(SlideSource.problem(with: path) == nil)
  }

  @Test func `the ending says what a file is, whether it exists or not`() {
    for name in ["a.json", "b/A.JSON"] { #expect(SlideSource(argument: name) == .record(name)) }
    for name in ["a.yaml", "a.yml", "b/A.YAML", "AS64500.yaml"] {
      #expect(SlideSource(argument: name) == .submission(name))
    }
  }

  @Test func `without an ending the first character does`() throws {
    for text in ["{}", "  \n[1]", "\u{FEFF}{", "<html>"] {
      let path = try scratch.write(text, to: "record")
      #expect(SlideSource(argument: path) == .record(path))
    }
    for text in ["", "network: 1", "# words", "\u{FEFF}network: 1"] {
      let path = try scratch.write(text, to: "submission")
      #expect(SlideSource(argument: path) == .submission(path))
    }
    #expect(SlideSource(argument: scratch.path) == .submission(scratch.path))
    #expect(SlideSource(argument: "nowhere") == .submission("nowhere"))
  }

  @Test func `a stem is the name without its ending`() {
    for (path, stem) in [
      ("a.json", "a"), ("b/c.d.json", "c.d"), ("/x/y.json", "y"), ("b/.json", ".json"), (".json", ".json"),
    ] {
      #expect(SlideSource.record(path).stem == stem)
    }
    #expect(SlideSource.submission("a/b").stem == "b")
  }
}
