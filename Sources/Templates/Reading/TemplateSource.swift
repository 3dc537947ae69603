package import Diagnostics
package import LocatedYAML

/// A template's file, read as YAML and not yet as a template: what it says may be a part of one.
///
/// Belongs to one task; not `Sendable`, since its reader collects problems.
package struct TemplateSource {
  /// The template this one extends, as written: a built-in one's name, or a path from the file's folder.
  package let extends: Located<String>?
  let reader: YAMLReader?
  package let fields: YAMLMapping?
  /// Whether its labels count.
  let saysWords: Bool
  /// Whether it is a preset that comes from a template below: it may ask for what the nearest one does not have.
  package let isForOthers: Bool
  private let unreadable: [Diagnostic]

  /// The keys of a template, in the order the documentation has them.
  package static let keys = [
    "template", "version", "extends", "language", "direction", "page", "colors", "styles", "labels", "months",
    "blocks", "pages",
  ]

  /// What a file beside a template cannot say, which says what is different at a ratio or in a language.
  private static let ownKeys = ["template", "version", "extends"]

  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the name for messages.
  ///   - isVariant: whether it is beside a template, for a ratio, a language or a preset.
  ///   - isForOthers: whether it is a preset, and beside a template below the nearest.
  ///   - saysWords: whether its labels count: not those of a preset where another language is wanted.
  ///   - isBuiltIn: whether it comes with the program, and so is known to be right.
  package init(
    _ bytes: [UInt8], file: String, isVariant: Bool = false, isForOthers: Bool = false,
    saysWords: Bool = true,
    isBuiltIn: Bool = false
  ) {
    self.saysWords = saysWords
    self.isForOthers = isForOthers
    let reading = YAMLReader.reading(bytes, file: file)
    reader = reading.value
    unreadable = reading.diagnostics
    let keys = isVariant ? Self.keys.filter { !Self.ownKeys.contains($0) } : Self.keys
    fields = reader?.root("a template", deferring: isBuiltIn ? "pages" : nil)?.mapping(
      keys: keys, "a template")
    extends = fields?["extends"]?.text("the name of a template, or the path of its folder")
  }

  /// Whether it can be read as a template's file at all.
  package var isReadable: Bool { fields != nil }

  /// What is wrong with it, as far as that is known by now, in the order of the lines.
  package var diagnostics: [Diagnostic] { unreadable + (reader?.diagnostics.inOrder ?? []) }

  /// Whether a value was written in this file.
  package func holds(_ value: YAMLValue) -> Bool { value.reader === reader }
}
