internal import Submissions

/// A form for presenters.
struct Form {
  let name: String
  let preset: Event.Preset
  let words: FormWords

  var title: String { words.title.replacing("%", with: name) }
  var introduction: String { words.introduction.replacing("%", with: name) }

  /// The questions, those first that the meeting asks for and a record does not have.
  var fields: [FormField] {
    let wanted = preset.required.compactMap { part -> FormField? in part == .planned ? .planned : nil }
    // Offering and seeking are one line on a slide; most meetings ask for one of them.
    return FormField.allCases.filter { $0 != .offering || preset == .none || wanted.contains($0) }
  }

  func isRequired(_ field: FormField) -> Bool {
    field.isRequired || field == .planned && preset.required.contains(.planned)
  }

  func question(_ field: FormField) -> FormWords.Question { words.questions[field] ?? .init(field.rawValue) }

  /// The answers to choose from; none where people write their own.
  func choices(_ field: FormField) -> [String] {
    switch field.kind {
    case .line, .text: []
    // PeeringDB has these words in no other language.
    case .policy: ["Open", "Selective", "Restrictive", "No"]
    case .yesOrNo: [words.yes, words.no]
    }
  }

  /// The questions, to paste into any form.
  var markdown: String {
    "# \(title)\n\n\(introduction)\n\n"
      + fields.map { field in
        let help = question(field).help
        let choices = choices(field).isEmpty ? "" : "\n   \(choices(field).joined(separator: " / "))"
        return "1. \(question(field).title)\(isRequired(field) ? " *" : "")"
          + (help.isEmpty ? "" : "\n   \(help)") + choices + "\n"
      }.joined()
  }
}
