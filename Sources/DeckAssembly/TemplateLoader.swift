package import Diagnostics
package import Files
package import SlideLayout

/// Finds templates, with those they stand on, and reads them.
package struct TemplateLoader {
  private let folders: DataFolders
  /// The files read so far, the nearest first.
  private var sources: [TemplateSource] = []
  private var problems: [Diagnostic] = []

  /// The template of a name or path.
  ///
  /// - Parameters:
  ///   - name: a built-in template's name, a template's folder, or its `template.yaml`.
  ///   - folders: where the built-in ones are.
  /// - Returns: the template; nil, with the reasons, where it is wrong or stands on one that is not there.
  /// - Throws: `FileError` where there is no such template.
  package static func load(
    _ name: String, folders: DataFolders
  ) throws(FileError) -> Diagnosed<Template?> {
    var loader = TemplateLoader(folders: folders)
    try loader.read(loader.path(of: name))
    // Without its base a template lacks nearly all there is to lack; that needs no telling.
    guard loader.problems.isEmpty else {
      return Diagnosed(nil, loader.sources.flatMap(\.diagnostics) + loader.problems)
    }
    return TemplateFile.decode(loader.sources)
  }

  /// The names of the built-in templates, in alphabetical order.
  package static func builtIn(_ folders: DataFolders) throws(FileError) -> [String] {
    try Glob.paths(matching: "*/template.yaml", in: folders.templates + "/").map { path in
      String(path.split(separator: "/").dropLast().last ?? "")
    }
  }

  private init(folders: DataFolders) { self.folders = folders }

  /// The file of a template named on a command line or in an event.
  private func path(of name: String) -> String {
    var path = name
    if !name.contains("/"), !name.hasSuffix(".yaml"), !InputFile.isFolder(name) {
      path = folders.templates + "/" + name
    }
    return Self.file(path)
  }

  private static func file(_ path: String) -> String {
    guard InputFile.isFolder(path) || !path.hasSuffix(".yaml") else { return path }
    return path + (path.hasSuffix("/") ? "" : "/") + "template.yaml"
  }

  /// Reads a template's file, and the files of those it stands on.
  private mutating func read(_ first: String) throws(FileError) {
    var path = first
    var paths: [String] = []
    while true {
      paths.append(path)
      let source = TemplateSource(try InputFile.read(path, limit: TemplateFile.limit), file: path)
      sources.append(source)
      guard let base = source.extends, let next = self.base(base, of: path, paths) else { return }
      path = next
    }
  }

  /// The file of the template that one stands on; nil, with the reason kept, where it cannot be one.
  private mutating func base(_ written: Located<String>, of path: String, _ paths: [String]) -> String? {
    let isName = !written.value.contains("/")
    let folder =
      isName
      ? folders.templates + "/" + written.value : Paths.resolve(written.value, in: Paths.folder(of: path))
    let file = Self.file(folder)
    if paths.contains(where: { InputFile.isSame($0, as: file) }) {
      problems.append(
        written.diagnostic(
          .error, rule: "extends", "the template stands on itself, by way of '\(written.value)'",
          hint: "let one of them stand on none, or on 'classic'"))
      return nil
    }
    if InputFile.exists(file) { return file }
    let names = (try? Self.builtIn(folders)) ?? []
    let nearest = NearestWord.among(names, to: written.value).map { "did you mean '\($0)'? " } ?? ""
    problems.append(
      written.diagnostic(
        .error, rule: "extends",
        isName
          ? "no template named '\(written.value)' is built in" : "there is no template at '\(written.value)'",
        hint: isName
          ? nearest
            + "built in are \(names.joined(separator: ", ")); a folder's path has a '/' in it: './mine'"
          : "the path starts from the folder of this file"))
    return nil
  }
}
