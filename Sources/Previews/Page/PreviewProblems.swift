internal import Diagnostics

/// Lists of problems, as the page shows them.
enum PreviewProblems {
  /// The list, the worst first as they come.
  static func list(_ problems: [PreviewProblem], _ html: inout HTML) {
    html.element("ol", [("class", "problems")]) { html in
      for problem in problems { add(problem, &html) }
    }
  }

  /// "1 error, 2 warnings" in words and signs.
  static func marks(_ problems: [PreviewProblem], _ html: inout HTML) {
    var isFirst = true
    for severity in ["error", "warning", "note"] {
      let count = problems.count { $0.severity == severity }
      guard count > 0 else { continue }
      if !isFirst { html.add(" ") }
      isFirst = false
      html.element("span", [("class", "mark \(severity)")], text: count.counted(severity))
    }
  }

  /// The severity of the worst; `none` where there is nothing.
  static func worst(_ problems: [PreviewProblem]) -> String {
    ["error", "warning", "note"].first { severity in problems.contains { $0.severity == severity } } ?? "none"
  }

  private static func add(_ problem: PreviewProblem, _ html: inout HTML) {
    html.element("li", [("class", "problem \(problem.severity)")]) { html in
      html.element("p", [("class", problem.severity)]) { html in
        html.element(
          "span", [("class", "mark")],
          text: problem.severity.prefix(1).uppercased() + problem.severity.dropFirst())
        html.add(": ")
        html.element("bdi", text: problem.message.withVisibleControls)
      }
      html.element("p", [("class", "where")]) { html in
        html.element("code", text: problem.place.withVisibleControls)
        html.add(" ")
        html.element("code", [("title", "rule")], text: problem.rule)
      }
      if let excerpt = problem.excerpt {
        html.element(
          "pre", [("tabindex", "0"), ("role", "group"), ("aria-label", "The line"), ("dir", "ltr")]
        ) { html in
          html.element("code", text: excerpt.text)
          html.add("\n<span aria-hidden=\"true\">")
          html.text(String(repeating: " ", count: excerpt.caret) + "^")
          html.add("</span>")
        }
      }
      if let hint = problem.hint {
        html.element("p", [("class", "hint"), ("dir", "auto")], text: hint.withVisibleControls)
      }
    }
  }
}
