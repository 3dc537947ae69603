import Diagnostics
import Submissions
import Testing

/// What a submission's text says, and what is wrong with it.
func decode(_ text: String) -> Diagnosed<Submission?> {
  SubmissionFile.decode(Array(text.utf8), file: "as64500.yaml")
}

/// What is said about a submission, as people read it.
func messages(_ text: String) -> String {
  decode(text).diagnostics.map(\.text).joined(separator: "\n")
}

/// A submission for AS64500 with these lines, in which nothing is wrong.
func written(_ lines: String) throws -> Submission {
  let decoded = decode("network: 64500\n" + lines)
  #expect(decoded.diagnostics.map(\.text) == [])
  return try #require(decoded.value)
}
