internal import TestSupport
import Testing

/// Damaged inputs of all kinds, a few of each: `scripts/fuzz` runs as many as you like.
struct FuzzTests {
  @Test func `damaged inputs end no run and take little memory`() throws {
    // Time depends on what else the machine does.
    let run = try Program.tool(
      "python3", "\(Places.root)/scripts/fuzz", Program.personals.path, "--seed", "1", "--count", "33",
      "--seconds", "250")
    #expect(run.code == 0 && run.text.hasSuffix("33 runs, 0 failures\n"), "\(run.text)\(run.message)")
  }
}
