internal import Foundation

/// What was imported last of each submission: the common ancestor of new answers and hand edits.
struct MergeBase: Sendable {
  /// By the name of the submission's file, then by its field.
  var fields: [String: [String: FieldValue]] = [:]

  static let name = "answers.json"

  init() {}

  /// - Throws: `ImportFailure` where the file is damaged.
  init(_ bytes: [UInt8], file: String) throws(ImportFailure) {
    do {
      fields = try JSONDecoder().decode([String: [String: FieldValue]].self, from: Data(bytes))
    } catch {
      throw ImportFailure(
        "\(file): error: what was imported last cannot be read",
        hint:
          "restore the file; or delete it, and each field that differs from its answer becomes a conflict to decide"
      )
    }
  }

  /// The same bytes for the same content.
  func bytes() throws(ImportFailure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return Array(try encoder.encode(fields)) + [0x0A] } catch {
      throw ImportFailure("cannot write \(Self.name): \(error)")
    }
  }
}
