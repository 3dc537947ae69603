internal import Diagnostics
internal import LocatedYAML

extension YAMLValue {
  /// The scalar as `parse` reads it; what that throws is reported here.
  func reading<Value>(
    _ expectation: String, _ parse: (String) throws(InputProblem) -> Value
  ) -> Located<Value>? {
    guard let text = filled(expectation) else { return nil }
    do throws(InputProblem) {
      return located(try parse(text.value))
    } catch {
      report(.error, rule: "value", error.message, hint: error.hint)
      return nil
    }
  }

  /// The path of a file.
  func path(_ expectation: String) -> Located<String>? { filled(expectation) }

  /// Text for the slide, on one line.
  func sentence() -> String? { text().flatMap { DisplayText.cleanOrNil($0.value) } }
}
