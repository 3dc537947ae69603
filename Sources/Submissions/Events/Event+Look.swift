internal import Diagnostics

extension Event {
  /// Width and height of pages: `16:9`.
  static func pageRatio(_ text: String) throws(InputProblem) -> String {
    if ["a4", "card", "card-tall", "letter"].contains(text) { return text }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ part in Int(part).map { (1...100).contains($0) && "\($0)" == part } ?? false })
    else {
      throw InputProblem(
        "'\(text.quotable)' is not a page ratio", hint: "write width and height, as in 16:9 or 4:3")
    }
    return text
  }

  /// The form of a language's tag (BCP 47): `es`, `pt-BR`.
  ///
  /// - Throws: `InputProblem` for anything else.
  package static func language(_ text: String) throws(InputProblem) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard isTag, (2...3).contains(parts.first?.utf8.count ?? 0) else {
      throw InputProblem(
        "'\(text.quotable)' is not the tag of a language", hint: "write two letters, as in 'es' or 'ar'")
    }
    return text
  }
}
