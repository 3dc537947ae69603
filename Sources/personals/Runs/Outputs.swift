internal import ArgumentParser
internal import Diagnostics
internal import Files

/// How commands understand `-o`.
enum Outputs {
  /// Whether an output is meant as a folder.
  static func isFolder(_ output: String) -> Bool { output.hasSuffix("/") || InputFile.isFolder(output) }

  /// The path of a file in a folder, as a user would write it.
  static func path(of name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Checks that several files go to a folder.
  ///
  /// - Parameters:
  ///   - output: the value of `-o`.
  ///   - count: how many files go there.
  ///   - things: what they are made from: `sources`.
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

  /// Checks a width in pixels.
  ///
  /// - Throws: `ValidationError`.
  static func validate(width: Int?, in range: ClosedRange<Int> = 320...8192) throws {
    guard width.map(range.contains) ?? true else {
      throw ValidationError(
        "--width takes a number of pixels from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// The error of overwriting a file that the output is made from; nil where `path` is none of `inputs`.
  static func problem(
    writing path: String, from inputs: some Sequence<String>, _ reason: String = "it is one of the inputs",
    hint: String = "give another path with -o"
  ) -> Failure? {
    inputs.first { InputFile.isSame($0, as: path) }.map { input in
      Failure("cannot write \(path): \(reason) (\(input))", hint: hint, Exit.cannotCreate)
    }
  }
}

/// Counts in words: "1 network", "2 facilities".
enum Count {
  static func text(_ number: Int, _ word: String) -> String {
    guard number != 1 else { return "1 \(word)" }
    return "\(number) \(word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s")"
  }
}
