package import Diagnostics
package import Files
internal import Submissions
internal import Synchronization

/// The templates of one run: finds them, with those they extend, and reads each file once.
package final class TemplateLibrary: Sendable {
  package typealias Read = @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8]

  /// The folder of the built-in templates.
  let folder: String
  private let pages: PageSource.Reader
  private let readFile: Read
  private let kept = Mutex<[String: [UInt8]]>([:])
  private let atlas = Mutex<Atlas?>(nil)

  /// - Parameters:
  ///   - folder: the folder of the built-in templates.
  ///   - pages: makes a template's pages.
  ///   - read: reads a file.
  package init(
    folder: String, pages: @escaping PageSource.Reader,
    read: @escaping Read = { path, limit throws(FileError) in try InputFile.read(path, limit: limit) }
  ) {
    self.folder = folder
    self.pages = pages
    readFile = read
  }

  /// The bytes of a template's file.
  func read(_ path: String) throws(FileError) -> [UInt8] {
    if let bytes = kept.withLock({ $0[path] }) { return bytes }
    let bytes = try readFile(path, Template.limit)
    kept.withLock { $0[path] = bytes }
    return bytes
  }

  /// The template of a name or path.
  ///
  /// - Parameters:
  ///   - name: a built-in template's name, a template's folder, or its `template.yaml`.
  ///   - variant: the ratio and the language it is wanted in.
  /// - Returns: the template; nil, with the reasons, where it is wrong, extends one that does not exist, or does not
  ///   come in that ratio or language.
  /// - Throws: `FileError` where there is no such template.
  package func template(
    _ name: String, variant: TemplateVariant = TemplateVariant()
  ) throws(FileError) -> Diagnosed<Template?> {
    let found = try FoundTemplate(name, variant, in: self)
    // Without the template it extends it lacks nearly everything; that needs no further messages.
    guard found.problems.isEmpty else { return Diagnosed(nil, found.diagnostics) }
    // Those that come with the program are known to be right; a mistake in another is reported, wherever it is.
    let isBuiltIn = found.paths.allSatisfy { $0.hasPrefix(folder + "/") }
    let read = Template.decode(found.sources, readsPagesLater: isBuiltIn, pages: pages)
    guard var template = read.value else { return read }
    if let wanted = variant.language, template.language != wanted,
      let nearest = LanguageTag.nearest(to: wanted, among: try found.languages(template)), nearest != wanted
    {
      var served = variant
      served.language = nearest
      return try self.template(name, variant: served)
    }
    if template.hasMap { template.atlas = try knownAtlas() }
    template.countries = try countries(in: template.language, found.paths)
    let missing = try found.missing(in: template, variant)
    return Diagnosed(missing.isEmpty ? template : nil, read.diagnostics + missing)
  }

  /// The coastlines and cities that come with the program; nil for a file of coastlines that holds none.
  private func knownAtlas() throws(FileError) -> Atlas? {
    if let known = atlas.withLock({ $0 }) { return known }
    let (folder, limit, read) = (folder + "/map/", 2_000_000, readFile)
    @Sendable func text(_ name: String) throws(FileError) -> String {
      String(decoding: try read(folder + name, limit), as: UTF8.self)
    }
    let made = Land(try text("land.txt")).map { land in
      Atlas(
        land: land, coasts: { (try? text("coasts.txt")).flatMap { Land($0, parts: 100) } },
        cities: { (try? text("cities.txt")).flatMap(Gazetteer.init) })
    }
    atlas.withLock { $0 = made }
    return made
  }

  /// The names of countries in a language, by ISO 3166 code: of the files beside the templates, the nearest's.
  private func countries(in language: String, _ paths: [String]) throws(FileError) -> [String: String] {
    var names: [String: String] = [:]
    for path in paths {
      let file = Paths.resolve("countries/\(language).txt", in: Paths.folder(of: path))
      guard InputFile.exists(file) else { continue }
      names.merge(try countries(from: file)) { known, _ in known }
    }
    return names
  }

  private func countries(from file: String) throws(FileError) -> [String: String] {
    var names: [String: String] = [:]
    for line in try read(file).split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      guard parts.count == 2, parts[0].count == 2 else { continue }
      let code = String(decoding: parts[0], as: UTF8.self)
      if names[code] == nil {
        names[code] = DisplayText.cleanOrNil(String(decoding: parts[1], as: UTF8.self))
      }
    }
    return names
  }

  /// The names of countries in all languages that come with the program, but English, by ISO 3166 code.
  ///
  /// - Throws: `FileError`.
  package func countryNames() throws(FileError) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for file in try Glob.paths(matching: "*/countries/*.txt", in: folder + "/") {
      for (code, name) in try countries(from: file) { names[code, default: []].append(name) }
    }
    return names
  }

  /// The errors in a template, and warnings about what makes its pages hard to read.
  ///
  /// - Parameters:
  ///   - name: a template, as in `template(_:variant:)`.
  ///   - variant: the form to check.
  ///   - families: the font families available.
  /// - Returns: the problems found.
  /// - Throws: `FileError` where there is no such template.
  package func check(
    _ name: String, variant: TemplateVariant = TemplateVariant(), families: [String]
  ) throws(FileError) -> [Diagnostic] {
    var variant = variant
    if variant.language != nil, let found = try template(name, variant: variant).value {
      variant.language = found.language
    }
    let found = try FoundTemplate(name, variant, in: self)
    guard found.problems.isEmpty else { return found.diagnostics }
    return Template.check(found.sources, families: families, pages: pages)
  }

  /// The same for all forms of a template: every ratio, language and preset that has a file beside it, or beside one
  /// that it extends.
  ///
  /// - Returns: each problem once, the template's own first.
  /// - Throws: `FileError` where there is no such template.
  package func checkAll(_ name: String, families: [String]) throws(FileError) -> [Diagnostic] {
    var found = try check(name, families: families)
    for variant in try FoundTemplate(name, in: self).forms() where !found.hasErrors {
      for problem in try check(name, variant: variant, families: families) where !found.contains(problem) {
        found.append(problem)
      }
    }
    return found
  }

  /// The files and folders a template is read from, with those of the templates it extends, and those it names that do
  /// not exist.
  package func inputs(of name: String) -> [String] {
    let first = path(of: name)
    guard let found = try? FoundTemplate(name, in: self) else { return [first] }
    let around = found.paths.flatMap { path -> [String] in
      let folder = Paths.folder(of: path).isEmpty ? "." : Paths.folder(of: path)
      return [folder] + ["*", "*/*"].flatMap { (try? Glob.paths(matching: $0, in: folder + "/")) ?? [] }
    }
    return [first] + around + found.absent
  }

  /// The forms a template comes in.
  ///
  /// - Returns: ratios as in `4:3` and tags of languages, its own first; nil where it cannot be read.
  /// - Throws: `FileError` where there is no such template.
  package func variants(
    of name: String
  ) throws(FileError) -> (template: Template, ratios: [String], languages: [String])? {
    let found = try FoundTemplate(name, in: self)
    guard found.problems.isEmpty, let template = Template.decode(found.sources, pages: pages).value else {
      return nil
    }
    return (template, try found.ratios(template), try found.languages(template))
  }

  /// The names of the built-in templates, in alphabetical order.
  package func builtIn() throws(FileError) -> [String] {
    try Glob.paths(matching: "*/template.yaml", in: folder + "/").map { path in
      String(path.split(separator: "/").dropLast().last ?? "")
    }
  }

  /// Whether a template of that name comes with the program, whatever folders there are. A path has a `/` in it.
  package func isBuiltIn(_ name: String) -> Bool {
    !name.contains("/") && !name.isEmpty && !name.hasPrefix(".")
      && InputFile.exists(folder + "/" + name + "/template.yaml")
  }

  /// What to do about a template that does not exist.
  package func hint(for name: String) -> String {
    let names = (try? builtIn()) ?? []
    return NearestWord.hint(
      among: names, to: name,
      then: "built in are \(names.joined(separator: ", ")); a folder's path has a '/' in it: './mine'")
  }

  /// The file of a template named on a command line or in an event.
  func path(of name: String) -> String {
    let isName =
      !name.contains("/") && !name.hasSuffix(".yaml") && (isBuiltIn(name) || !InputFile.isFolder(name))
    return Self.file(isName ? folder + "/" + name : name)
  }

  /// The file of a template's folder, or the file itself.
  static func file(_ path: String) -> String {
    guard InputFile.isFolder(path) || !path.hasSuffix(".yaml") else { return path }
    return path + (path.hasSuffix("/") ? "" : "/") + "template.yaml"
  }
}
