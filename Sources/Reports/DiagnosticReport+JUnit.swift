internal import Files
internal import Diagnostics

extension DiagnosticReport {
  /// JUnit's XML: a suite for each subject, a case that failed for each error, all else in its output.
  ///
  /// JUnit has no schema of its own; this keeps to the one of Jenkins' xUnit plugin (junit-10.xsd).
  var junit: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    for (number, subject) in subjects.enumerated() { lines += suite(subject, number) }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private func suite(_ subject: Section, _ number: Int) -> [String] {
    let errors = subject.diagnostics.filter { $0.severity == .error }
    let others = subject.diagnostics.filter { $0.severity != .error }
    // The schema wants a time without a zone.
    let time = created.prefix { $0 != "Z" }
    let attributes: KeyValuePairs = [
      "id": "\(number)", "name": subject.name, "package": subject.file, "timestamp": String(time),
      "hostname": "localhost", "tests": "\(max(1, errors.count))", "failures": "\(errors.count)",
      "errors": "0", "time": "0",
    ]
    let cases =
      errors.isEmpty
      ? ["    <testcase\(XMLText.attributes(of: subject, named: "no errors"))/>"]
      : errors.flatMap { failure($0, in: subject) }
    let output = others.map { $0.text(showsRule: true) { _, text in text } }.joined(separator: "\n")
    return ["  <testsuite\(XMLText.attributes(attributes))>", "    <properties/>"] + cases
      + ["    <system-out>\(XMLText.shown(output))</system-out>", "    <system-err/>", "  </testsuite>"]
  }

  private func failure(_ diagnostic: Diagnostic, in subject: Section) -> [String] {
    let place = diagnostic.location.line.map { ", line \($0)" } ?? ""
    let failure: KeyValuePairs = [
      "type": diagnostic.rule, "message": diagnostic.messageWithKeyPath.withVisibleControls,
    ]
    let text = diagnostic.text(showsRule: true) { _, text in text }
    return [
      "    <testcase\(XMLText.attributes(of: subject, named: diagnostic.rule + place))>",
      "      <failure\(XMLText.attributes(failure))>\(XMLText.shown(text))</failure>",
      "    </testcase>",
    ]
  }
}

extension XMLText {
  /// What a case of a subject has.
  fileprivate static func attributes(of subject: DiagnosticReport.Section, named name: String) -> String {
    attributes(["classname": subject.file, "name": name, "time": "0"])
  }
}
