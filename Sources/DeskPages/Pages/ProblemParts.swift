internal import Desk
internal import Diagnostics
internal import MailDrafts
internal import Previews

/// The problems of a draft as HTML: a list, and what is beside each field.
struct ProblemParts {
  /// The list below the slide.
  let list: String
  /// By the form's name of the field.
  let fields: [String: String]
  /// The worst of each field.
  let severities: [String: Diagnostic.Severity]

  init(_ draft: DrawnDraft?, _ language: PageLanguage) {
    let problems = draft?.problems ?? []
    var fields: [String: String] = [:]
    var severities: [String: Diagnostic.Severity] = [:]
    for (field, own) in Dictionary(
      grouping: problems.filter { $0.severity > .note && $0.field != nil }, by: \.field)
    {
      guard let field else { continue }
      var html = HTML()
      for problem in own { Self.add(problem, language, to: &html) }
      fields[field] = String(decoding: html.bytes, as: UTF8.self)
      severities[field] = own.map(\.severity).max()
    }
    self.fields = fields
    self.severities = severities
    var html = HTML()
    if problems.allSatisfy({ $0.severity == .note }), draft != nil {
      html.element("li", [("class", "good")]) { html in
        html.element("b", text: language(.good))
        html.element("div") { $0.element("p", text: language(.allFits)) }
      }
    }
    for problem in problems {
      html.element("li", [("class", problem.severity.rawValue)]) { html in
        html.element("b", text: language(Self.word(problem.severity)))
        html.element("div") { Self.add(problem, language, to: &$0, isInList: true) }
      }
    }
    list = String(decoding: html.bytes, as: UTF8.self)
  }

  static func word(_ severity: Diagnostic.Severity) -> DeskWord {
    switch severity {
    case .error: .error
    case .warning: .check
    case .note: .note
    }
  }

  private static func add(
    _ problem: DeskProblem, _ language: PageLanguage, to html: inout HTML, isInList: Bool = false
  ) {
    html.element("p", [("class", problem.severity.rawValue)]) { html in
      if isInList, let field = problem.field {
        html.element("a", [("href", "#\(field)")], text: PresenterFields.label(field, language))
        html.add(": ")
      }
      let sentence = problem.message + (problem.hint.map { "; \($0)" } ?? "")
      if language.tag != "en" {
        html.text(MailAdvice(rule: problem.rule).text(language: language.tag))
        html.add(" ")
        html.element("small", [("lang", "en"), ("dir", "ltr")], text: sentence)
      } else {
        html.text(sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
      }
      html.add(" ")
      if let fix = problem.fix, let field = problem.field {
        html.element(
          "button",
          [
            ("class", "fix"), ("name", "do"), ("value", "fix:\(field)=\(fix)"), ("form", "slide-form"),
            ("data-field", field), ("data-value", fix),
          ], text: language(.use, ["value": fix]))
        html.add(" ")
      }
      html.element("code", text: problem.rule)
    }
  }
}
