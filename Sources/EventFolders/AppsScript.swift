/// A program for Google's Apps Script that makes a form.
struct AppsScript {
  private let form: Form

  init(_ form: Form) { self.form = form }

  /// The program.
  var text: String {
    let head = [
      "// Makes the Google Form of this event. Open https://script.google.com, choose 'New project', paste all of this,",
      "// and press 'Run'. The log then has two addresses: the form's for presenters, and the one for you.",
      "function makeForm() {",
      "  const form = FormApp.create(\(JSONText.quoted(form.title)));",
      "  form.setDescription(\(JSONText.quoted(form.introduction)));",
      "  form.setCollectEmail(true);",
      "  form.setAllowResponseEdits(true);",
    ]
    let end = [
      "  Logger.log('For presenters: ' + form.getPublishedUrl());",
      "  Logger.log('For you: ' + form.getEditUrl());",
      "}",
    ]
    return (head + form.fields.map(item) + end).joined(separator: "\n") + "\n"
  }

  private func item(_ field: FormField) -> String {
    let question = form.question(field)
    let kind =
      switch field.kind {
      case .line: "addTextItem"
      case .text: "addParagraphTextItem"
      case .policy, .yesOrNo: "addMultipleChoiceItem"
      }
    var call = "  form.\(kind)().setTitle(\(JSONText.quoted(question.title)))"
    if !question.help.isEmpty { call += "\n    .setHelpText(\(JSONText.quoted(question.help)))" }
    let choices = form.choices(field).map(JSONText.quoted)
    if !choices.isEmpty { call += "\n    .setChoiceValues([\(choices.joined(separator: ", "))])" }
    if form.isRequired(field) { call += "\n    .setRequired(true)" }
    return call + ";"
  }
}
