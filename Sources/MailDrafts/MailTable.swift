internal import Files

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
      .map(CSVRow.text).joined()
  }
}
