internal import Desk
internal import Synchronization

/// The last drawings of presenters' drafts, so that a page and its picture are drawn once.
final class DrawnDrafts: Sendable {
  private struct Kept {
    var text: String
    var folder: String
    var draft: DrawnDraft
    var use: Int
  }

  private static let most = 64
  private let kept = Mutex<(drafts: [Int64: Kept], uses: Int)>(([:], 0))

  /// The drawing of a presenter's draft; nil where it is not the last that was drawn.
  func draft(_ entry: DeskEntry, folder: String) -> DrawnDraft? {
    kept.withLock { kept in
      guard var found = kept.drafts[entry.id], found.text == entry.text, found.folder == folder else {
        return nil
      }
      kept.uses += 1
      found.use = kept.uses
      kept.drafts[entry.id] = found
      return found.draft
    }
  }

  func keep(_ draft: DrawnDraft, of entry: DeskEntry, folder: String) {
    kept.withLock { kept in
      kept.uses += 1
      kept.drafts[entry.id] = Kept(text: entry.text, folder: folder, draft: draft, use: kept.uses)
      guard kept.drafts.count > Self.most, let oldest = kept.drafts.min(by: { $0.value.use < $1.value.use })
      else {
        return
      }
      kept.drafts[oldest.key] = nil
    }
  }

  /// Forgets a drawing: a file that it shows has changed.
  func forget(_ id: Int64) { kept.withLock { $0.drafts[id] = nil } }
}

extension DeskSite {
  /// A presenter's draft as it looks.
  func drawing(of entry: DeskEntry, key: String) async throws -> DrawnDraft {
    let folder = desk.sourceFolder(of: entry)
    if let known = drawn.draft(entry, folder: folder) { return known }
    let draft = try await desk.draw(entry, on: threads, key: key)
    drawn.keep(draft, of: entry, folder: folder)
    return draft
  }

  /// The picture of a presenter's draft.
  func picture(of entry: DeskEntry, key: String) async throws -> WebResponse {
    let draft = try await drawing(of: entry, key: key)
    guard !draft.svg.isEmpty else { return WebResponse(404, type: "text/plain", []) }
    return WebResponse(200, type: "image/svg+xml", draft.svg)
  }
}
