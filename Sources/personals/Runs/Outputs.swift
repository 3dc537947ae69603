internal import ArgumentParser
internal import Files

/// How commands understand `-o`.
enum Outputs {
  /// Whether an output is meant as a folder.
  static func isFolder(_ output: String) -> Bool { output.hasSuffix("/") || InputFile.isFolder(output) }

  /// The path of a file in a folder, as a user would write it.
  static func path(of name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Checks what goes for all commands.
  ///
  /// - Parameters:
  ///   - output: what `-o` says.
  ///   - count: how many files go there.
  ///   - things: what they are made from, in words: `sources`.
  ///   - example: a folder to suggest.
  /// - Throws: `ValidationError`.
  static func validate(_ output: String?, count: Int = 1, of things: String = "", example: String = "") throws
  {
    guard let output else { return }
    guard !output.isEmpty else { throw ValidationError("-o takes a path; the one given is empty") }
    guard count == 1 || isFolder(output) else {
      throw ValidationError(
        "\(count) \(things) make as many files: give a folder with '/' at its end, as '-o \(example)/'")
    }
  }
}
