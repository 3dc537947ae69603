internal import Files

/// A new template that extends another, to be filled in.
package enum TemplateDraft {
  /// The text of its file.
  ///
  /// - Parameters:
  ///   - name: the template's name.
  ///   - base: what it extends, as it is written in the file.
  /// - Returns: YAML, with comments that say what to do.
  package static func text(name: String, base: String) -> String {
    """
    # A template of your own. It extends another, and says only what is different: anything you delete here is
    # as it is there. Lengths are points, 72 to the inch. How a template works is in docs/templates.md.
    #
    #   personals template check .                  list what is wrong or hard to read
    #   personals template show . -o preview.pdf    draw every kind of page
    #
    # A # at the start of a line makes the program skip it. Take it away to try what the line says.
    template: \(quoted(name))
    extends: \(quoted(base))

    # Colours by name. The others are those of the template below.
    colors:
      # accent-network: "#7a1f5c"
      # ink: "#000000"

    # Text styles: what you leave out stays as it is.
    styles:
      # name: { size: 50 }
      # value: { weight: 600 }

    # Words. {count} and the like have to stay.
    labels:
      # policy: Our peering policy

    # Blocks by their names: options take the place of those there are, and ~ takes the block away.
    blocks:
      # accent: { width: 20 }
      # network/looking-glass: ~

    """
  }

  /// The path that a template has to write to extend another.
  ///
  /// - Parameters:
  ///   - base: a path from the current folder; a folder's name may do without a `/`. Of others the name comes back.
  ///   - folder: the new template's folder, which is there.
  /// - Returns: the name, or a path with a `/` in it from the new folder.
  package static func base(_ base: String, from folder: String) -> String {
    guard base.contains("/") || InputFile.isFolder(base), !base.hasPrefix("/") else { return base }
    let path = RelativePath.of(base, from: folder) ?? base
    return path.contains("/") ? path : "./" + path
  }

  /// A text that YAML takes as it is.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      let character = Character(Unicode.Scalar(byte))
      return character.isASCII && (character.isLetter || character.isNumber || "-_./".contains(character))
    }
    if isPlain, text.first?.isLetter == true || text.first == "." { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
