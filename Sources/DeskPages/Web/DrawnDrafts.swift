internal import Desk
internal import Synchronization

/// The last drawings of presenters' drafts, so that a page and its picture are drawn once. Of many, only what a queue needs is
/// kept.
final class DrawnDrafts: Sendable {
  private struct Kept {
    var text: String
    var folder: String
    var draft: DrawnDraft
    var isWhole = true
    var use: Int
  }

  /// The most drawings with pictures, and the most of all.
  private static let (mostWhole, most) = (64, 2000)
  private let kept = Mutex<(drafts: [Int64: Kept], uses: Int)>(([:], 0))

  /// The drawing of a presenter's draft.
  ///
  /// - Parameters:
  ///   - entry: the presenter.
  ///   - folder: where the files are that the draft names.
  ///   - isWhole: whether the picture is needed, too.
  /// - Returns: nil where it is not the last that was drawn.
  func draft(_ entry: DeskEntry, folder: String, isWhole: Bool) -> DrawnDraft? {
    kept.withLock { kept in
      guard var found = kept.drafts[entry.id], found.text == entry.text, found.folder == folder,
        found.isWhole || !isWhole
      else { return nil }
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
      let whole = kept.drafts.filter(\.value.isWhole)
      if whole.count > Self.mostWhole, let oldest = whole.min(by: { $0.value.use < $1.value.use }) {
        kept.drafts[oldest.key]?.isWhole = false
        kept.drafts[oldest.key]?.draft = oldest.value.draft.withoutPicture
      }
      if kept.drafts.count > Self.most, let oldest = kept.drafts.min(by: { $0.value.use < $1.value.use }) {
        kept.drafts[oldest.key] = nil
      }
    }
  }

  /// Forgets a drawing: a file that it shows has changed.
  func forget(_ id: Int64) { kept.withLock { $0.drafts[id] = nil } }
}

extension DeskSite {
  /// Draws a presenter's draft, or takes the last drawing.
  ///
  /// - Parameters:
  ///   - entry: the presenter.
  ///   - key: who asks.
  ///   - isWhole: whether the picture is needed, too.
  /// - Returns: the draft as it looks.
  /// - Throws: `SlideThreads.Refusal`, and what drawing throws.
  func drawing(of entry: DeskEntry, key: String, isWhole: Bool = true) async throws -> DrawnDraft {
    let folder = desk.sourceFolder(of: entry)
    if let known = drawn.draft(entry, folder: folder, isWhole: isWhole) { return known }
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
