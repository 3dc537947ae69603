/// Questions as pretalx's API takes them: `POST /api/events/EVENT/questions/`, one at a time.
struct PretalxQuestions {
  private let form: Form

  init(_ form: Form) { self.form = form }

  /// A list of questions, in JSON.
  var text: String {
    "[\n" + form.fields.enumerated().map(question).joined(separator: ",\n") + "\n]\n"
  }

  private func question(_ index: Int, _ field: FormField) -> String {
    let language = form.words.language
    // pretalx has one Portuguese, that of Brazil.
    let tag = language == "pt" ? "pt-br" : language
    let text = { (text: String) in "{\(JSONText.quoted(tag)): \(JSONText.quoted(text))}" }
    let question = form.question(field)
    let variant =
      switch field.kind {
      case .line: "string"
      case .text: "text"
      case .policy, .yesOrNo: "choices"
      }
    var pairs = [
      "\"question\": \(text(question.title))", "\"help_text\": \(text(question.help))",
      "\"variant\": \"\(variant)\"", "\"target\": \"submission\"",
      "\"question_required\": \"\(form.isRequired(field) ? "required" : "optional")\"",
      "\"position\": \(index + 1)", "\"active\": true",
      "\"contains_personal_data\": \([.speaker, .contact].contains(field))",
    ]
    let choices = form.choices(field)
    if !choices.isEmpty {
      pairs.append("\"options\": [\(choices.map { "{\"answer\": \(text($0))}" }.joined(separator: ", "))]")
    }
    return "  {\(pairs.joined(separator: ", "))}"
  }
}

/// Strings in JSON and ECMAScript.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
