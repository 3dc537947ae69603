/// Drafts as a table for a mail merge (RFC 4180), a line each.
package struct MailTable {
  private let drafts: [(name: String, draft: MailDraft)]

  package init(_ drafts: [(name: String, draft: MailDraft)]) { self.drafts = drafts }

  /// The table, in UTF-8, with lines that end in CR LF.
  package var text: String {
    let rows = drafts.map { name, draft in
      [
        draft.recipient?.address ?? "", draft.recipient?.name ?? "", name, draft.letter.subject,
        draft.letter.text,
      ]
    }
    return ([["address", "name", "presenter", "subject", "text"]] + rows)
      .map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    // A spreadsheet takes these for a formula.
    let safe = text.first.map("=+-@\t\r".contains) == true ? "'" + text : text
    guard safe.contains(where: { "\",\n\r".contains($0) || $0 == "\r\n" }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
