/// Paths as users write them.
package enum Paths {
  /// The folder a file is in; empty for the current one.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The name of a file, cut so that a hidden name can be made from it: a name has 255 bytes at most (NAME_MAX).
  package static func shortName(of path: String) -> String {
    String(decoding: (path.split(separator: "/").last ?? "output").utf8.prefix(200), as: UTF8.self)
  }

  /// A path seen from `folder`, unless it is absolute.
  package static func resolve(_ path: String, in folder: String) -> String {
    tidy(path.hasPrefix("/") || folder.isEmpty ? path : folder == "/" ? "/" + path : "\(folder)/\(path)")
  }

  /// A file's path without ways there and back: `event/../records/a.json` is `records/a.json`.
  ///
  /// Behind a link to a folder, `..` leads elsewhere. So the path stays as it is where the short one does not
  /// lead to the same file.
  package static func tidy(_ path: String) -> String {
    guard path.utf8.hasBytes("./".utf8) || path.utf8.hasBytes("//".utf8), !path.hasSuffix("/") else {
      return path
    }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let short = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return InputFile.isSame(short, as: path) ? short : path
  }

  /// What a submission at `submission` has to say to mean the file at `path`.
  ///
  /// - Parameters:
  ///   - path: a file, from the current folder.
  ///   - submission: a file whose folder is there; nil where it goes is not known.
  /// - Returns: the path from the submission's folder, or as it came where it is absolute.
  package static func written(_ path: String, inSubmission submission: String?) -> String {
    guard let submission, !path.hasPrefix("/") else { return path }
    let folder = folder(of: submission)
    return folder.isEmpty ? path : RelativePath.of(path, from: folder) ?? path
  }
}
