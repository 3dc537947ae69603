internal import Diagnostics
internal import LocatedYAML

extension YAMLValue {
  /// Text for a page, on one line.
  func words() -> String? {
    reportComment()
    return filled("a text").map { DisplayText.clean($0.value) }
  }

  /// Paths of submissions, and patterns of them.
  func patterns() -> [Located<String>] {
    items("a list of files", allowingOne: true).compactMap { item in
      guard let path = item.path("the path of a submission, or a pattern") else { return nil }
      guard !path.value.contains("**") else {
        item.report(
          .error, rule: "value", "'**' is not supported: a '*' stays within one folder",
          hint: "write a pattern for each folder, as in 'networks/*.yaml' and 'exchanges/*.yaml'")
        return nil
      }
      return path
    }
  }

  /// One of the words that a type has; anything else is reported with the nearest of them.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(_ what: String) -> Located<Choice>? {
    guard let text = text(what) else { return nil }
    if let choice = Choice(rawValue: text.value.lowercased()) { return located(choice) }
    let words = Choice.allCases.map(\.rawValue)
    report(
      .error, rule: "value", "'\(text.value.quotable)' is not \(what)",
      hint: NearestWord.hint(among: words, to: text.value.quotable, listing: "it can be"))
    return nil
  }

  /// Countries and regions: one, several between commas, or a list.
  func places() -> Located<Event.Feature>? {
    var result = Event.Feature()
    for item in items("a country code, a region, or a list of them", allowingOne: true) {
      guard let text = item.filled("a country code or a region") else { continue }
      for word in text.value.split(separator: ",").map({ DisplayText.clean(String($0)) }) where !word.isEmpty
      {
        do throws(InputProblem) {
          try result.add(word)
        } catch {
          item.report(.error, rule: "value", error.message, hint: error.hint)
        }
      }
    }
    return result.isEmpty ? nil : located(result)
  }
}

extension Event.Feature {
  fileprivate var isEmpty: Bool { regions.isEmpty && countries.isEmpty }

  /// Adds the country or the region that a word names.
  ///
  /// - Throws: `InputProblem` for a word that names neither.
  fileprivate mutating func add(_ word: String) throws(InputProblem) {
    let folded = DisplayText.fold(word)
    if let region = Event.Region.allCases.first(where: { DisplayText.fold($0.rawValue) == folded }) {
      regions.insert(region)
      return
    }
    // Two letters that look like ISO 3166 codes and are not.
    if let meant = ["UK": "GB", "EL": "GR", "EU": Event.Region.europe.rawValue][word.uppercased()] {
      throw InputProblem("'\(word)' is not the code of a country", hint: "write '\(meant)'")
    }
    if word.utf8.count == 2, word.allSatisfy({ $0.isASCII && $0.isLetter }) {
      countries.insert(word.uppercased())
      return
    }
    let regions = Event.Region.allCases.map(\.rawValue)
    throw InputProblem(
      "'\(word.quotable)' is not a country's code or a region",
      hint: NearestWord.hint(
        among: regions, to: word.quotable,
        then: "it can be two letters such as 'FJ', or \(regions.joined(separator: ", "))"))
  }
}
