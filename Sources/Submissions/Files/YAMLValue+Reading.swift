internal import Diagnostics
internal import LocatedYAML

extension YAMLValue {
  /// The scalar as `parse` reads it; what that throws is reported here.
  func reading<Value>(
    _ expectation: String, _ parse: (String) throws(InputProblem) -> Value
  ) -> Located<Value>? {
    filled(expectation).flatMap { read($0, parse) }
  }

  /// The answer as `parse` reads it, if it is one: a filler is noted, an error and a doubt are reported here.
  func answer<Value>(
    _ expectation: String, _ parse: (String) throws(InputProblem) -> Understood<Value>
  ) -> Located<Value>? {
    guard let text = answer(expectation), let read = read(text, parse) else { return nil }
    if let doubt = read.value.doubt { report(.warning, rule: "value", doubt.message, hint: doubt.hint) }
    return read.map(\.value)
  }

  /// The text, if it is an answer; a filler such as `n/a` is noted.
  func answer(_ expectation: String) -> Located<String>? {
    guard let text = filled(expectation) else { return nil }
    guard NoAnswer.isFiller(text.value) else { return text }
    report(
      .note, rule: "no-answer", "'\(text.value.quotable)' is taken as no answer",
      hint: "delete the line, or fill it in")
    return nil
  }

  private func read<Value>(
    _ text: Located<String>, _ parse: (String) throws(InputProblem) -> Value
  ) -> Located<Value>? {
    do throws(InputProblem) {
      return located(try parse(text.value))
    } catch {
      report(.error, rule: "value", error.message, hint: error.hint)
      return nil
    }
  }

  /// The path of a file.
  func path(_ expectation: String) -> Located<String>? {
    reportComment(always: false)
    return filled(expectation)
  }

  /// A presenter's text for the slide, on one line.
  func sentence() -> String? {
    reportComment()
    guard scalarText.map({ DisplayText.cleanOrNil($0) != nil }) ?? true else { return nil }
    return answer("a text").map { DisplayText.clean($0.value) }
  }

  /// Whether it says that something is not disclosed, in PeeringDB's words.
  var saysNotDisclosed: Bool { scalarText.map(DisplayText.saysNotDisclosed) ?? false }

  /// The items of a list or a single one; a list without any is reported.
  ///
  /// - Parameters:
  ///   - expectation: what it should be, for messages.
  ///   - what: what one item should be, for messages.
  /// - Returns: the items; none where that is reported.
  func filledItems(_ expectation: String, of what: String) -> [YAMLValue] {
    if isEmptyList {
      report(
        .error, rule: "value", "'\(keyPath)' is an empty list",
        hint: "delete the line, or name \(what)")
    }
    return items(expectation, allowingOne: true)
  }

  /// The text; reported where it is blank.
  func filled(_ expectation: String) -> Located<String>? {
    guard let text = text(expectation) else { return nil }
    if DisplayText.cleanOrNil(text.value) != nil { return text }
    report(
      .error, rule: "value", "'\(keyPath)' is empty", hint: "delete the line, or fill it in")
    return nil
  }
}
