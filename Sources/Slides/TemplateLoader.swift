internal import CairoDrawing
package import Diagnostics
package import Files
internal import Scene
package import SlideLayout
internal import Submissions

/// Finds templates, with those they stand on, and reads them.
package struct TemplateLoader {
  private let folders: DataFolders
  private let variant: TemplateVariant
  /// The templates read so far, the nearest first.
  private var paths: [String] = []
  /// Their files, and those beside them for the variant, the nearest first.
  private var sources: [TemplateSource] = []
  private var problems: [Diagnostic] = []
  /// Templates that others stand on, and are not there.
  private var absent: [String] = []

  /// The template of a name or path.
  ///
  /// - Parameters:
  ///   - name: a built-in template's name, a template's folder, or its `template.yaml`.
  ///   - variant: the ratio and the language it is wanted in.
  ///   - folders: where the built-in ones are.
  /// - Returns: the template; nil, with the reasons, where it is wrong, stands on one that is not there, or does not
  ///   come in that ratio or language.
  /// - Throws: `FileError` where there is no such template.
  package static func load(
    _ name: String, variant: TemplateVariant = TemplateVariant(), folders: DataFolders
  ) throws(FileError) -> Diagnosed<Template?> {
    var loader = TemplateLoader(folders: folders, variant: variant)
    try loader.read(loader.path(of: name))
    // Without its base a template lacks nearly all there is to lack; that needs no telling.
    guard loader.problems.isEmpty else {
      return Diagnosed(nil, loader.sources.flatMap(\.diagnostics) + loader.problems)
    }
    // Those that come with the program are known to be right; a mistake in another is told, wherever it is.
    let isBuiltIn = loader.paths.allSatisfy { $0.hasPrefix(folders.templates + "/") }
    let read = TemplateFile.decode(loader.sources, readsPagesLater: isBuiltIn)
    guard var template = read.value else { return read }
    if let wanted = variant.language, template.language != wanted,
      let nearest = LanguageTag.nearest(to: wanted, among: try loader.languages(template)), nearest != wanted
    {
      var served = variant
      served.language = nearest
      return try load(name, variant: served, folders: folders)
    }
    if template.hasMap { template.atlas = try Self.atlas(folders) }
    template.countries = try loader.countries(in: template.language)
    let missing = try loader.missing(in: template)
    return Diagnosed(missing.isEmpty ? template : nil, read.diagnostics + missing)
  }

  /// The coastlines and cities that come with the program; nil for a file of coastlines that holds none.
  private static func atlas(_ folders: DataFolders) throws(FileError) -> Atlas? {
    let folder = folders.templates + "/map/"
    let land = Land(String(decoding: try InputFile.read(folder + "land.txt", limit: limit), as: UTF8.self))
    return land.map { land in
      Atlas(
        land: land, coasts: { text(folder + "coasts.txt").flatMap { Land($0, parts: 100) } },
        cities: { text(folder + "cities.txt").flatMap(Gazetteer.init) })
    }
  }

  /// Of the files that maps are drawn from, in bytes.
  private static let limit = 2_000_000

  /// What a file says; nil where it cannot be read.
  private static func text(_ path: String) -> String? {
    (try? InputFile.read(path, limit: limit)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names of countries in a language, by ISO 3166 code: of the files beside the templates, the nearest's.
  private func countries(in language: String) throws(FileError) -> [String: String] {
    var names: [String: String] = [:]
    for path in paths {
      let file = Paths.resolve("countries/\(language).txt", in: Paths.folder(of: path))
      guard InputFile.exists(file) else { continue }
      let bytes = try InputFile.read(file, limit: TemplateFile.limit)
      for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0].utf8.count == 2, names[parts[0]] == nil else { continue }
        names[parts[0]] = DisplayText.cleanOrNil(parts[1])
      }
    }
    return names
  }

  /// All that is wrong with a template, and all that makes its pages hard to read.
  ///
  /// - Throws: `FileError` where there is no such template, `DrawingError` where there are no fonts.
  package static func check(
    _ name: String, variant: TemplateVariant = TemplateVariant(), folders: DataFolders
  ) throws -> [Diagnostic] {
    var variant = variant
    if variant.language != nil, let found = try load(name, variant: variant, folders: folders).value {
      variant.language = found.language
    }
    var loader = TemplateLoader(folders: folders, variant: variant)
    try loader.read(loader.path(of: name))
    guard loader.problems.isEmpty else { return loader.sources.flatMap(\.diagnostics) + loader.problems }
    let families = try FontSettings(bundledFolder: folders.fonts).families()
    return TemplateFile.check(loader.sources, families: families)
  }

  /// The same for a template in each of its forms: every ratio, language and preset that has a file beside it, or beside
  /// one that it stands on.
  ///
  /// - Returns: each problem once, the template's own first.
  /// - Throws: `FileError` where there is no such template, `DrawingError` where there are no fonts.
  package static func checkAll(_ name: String, folders: DataFolders) throws -> [Diagnostic] {
    var loader = TemplateLoader(folders: folders, variant: TemplateVariant())
    try loader.read(loader.path(of: name))
    var found = try check(name, folders: folders)
    for variant in try loader.forms() where !found.hasErrors {
      for problem in try check(name, variant: variant, folders: folders) where !found.contains(problem) {
        found.append(problem)
      }
    }
    return found
  }

  /// The forms that files beside the templates read make, each once.
  private func forms() throws(FileError) -> [TemplateVariant] {
    let ratios = try variants("[0-9]*x[0-9]*.yaml").compactMap {
      TemplateVariant.Ratio($0.replacing("x", with: ":"))
    }
    let languages = try variants("labels/*.yaml")
    let presets = try variants("presets/*.yaml").filter { !$0.contains(".") }
    var forms = ratios.map { TemplateVariant(ratio: $0) } + languages.map { TemplateVariant(language: $0) }
    for preset in presets {
      forms.append(TemplateVariant(preset: preset))
      forms += languages.map { TemplateVariant(language: $0, preset: preset) }
    }
    return forms
  }

  /// The files and folders that a template is read from, those of the templates it stands on among them, and those
  /// that it wants and are not there.
  package static func inputs(of name: String, folders: DataFolders) -> [String] {
    var loader = TemplateLoader(folders: folders, variant: TemplateVariant())
    let path = loader.path(of: name)
    // As far as it can be read.
    try? loader.read(path)
    let around = loader.paths.flatMap { path -> [String] in
      let folder = Paths.folder(of: path).isEmpty ? "." : Paths.folder(of: path)
      return [folder] + ["*", "*/*"].flatMap { (try? Glob.paths(matching: $0, in: folder + "/")) ?? [] }
    }
    return [path] + around + loader.absent
  }

  /// What a template comes in.
  ///
  /// - Returns: ratios as in `4:3` and tags of languages, its own first; nil where it cannot be read.
  /// - Throws: `FileError` where there is no such template.
  package static func variants(
    of name: String, folders: DataFolders
  ) throws(FileError) -> (template: Template, ratios: [String], languages: [String])? {
    var loader = TemplateLoader(folders: folders, variant: TemplateVariant())
    try loader.read(loader.path(of: name))
    guard loader.problems.isEmpty, let template = TemplateFile.decode(loader.sources).value else {
      return nil
    }
    return (template, try loader.ratios(template), try loader.languages(template))
  }

  /// A ratio of a template that stands on another may be that of the other's page, and not of its own.
  private func ratios(_ template: Template) throws(FileError) -> [String] {
    let own = ["16:9", "4:3"].filter { TemplateVariant.Ratio($0).map(template.has) == true }
    guard !own.isEmpty else { return [] }
    let others = try variants("[0-9]*x[0-9]*.yaml").map { $0.replacing("x", with: ":") }
    return own + others.filter { !own.contains($0) }
  }

  private func languages(_ template: Template) throws(FileError) -> [String] {
    let others = try variants("labels/*.yaml")
    return [template.language] + others.filter { $0 != template.language }
  }

  /// What the template does not come in. The place has the field of an event that wants it.
  private func missing(in template: Template) throws(FileError) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func report(_ key: String, _ what: String, hint: String) {
      problems.append(
        Diagnostic(
          .error, rule: Self.variantRule, at: SourceLocation(file: paths.first ?? "", keyPath: key),
          "the template '\(template.name)' does not come in \(what)", hint: hint))
    }
    if let ratio = variant.ratio, !template.has(ratio) {
      let (known, size) = (try ratios(template), template.pageSize)
      report(
        "page-ratio", "the ratio \(ratio)",
        hint: known.isEmpty
          ? "its pages are \(Int(size.width.points)) × \(Int(size.height.points)) pt, and it comes in no other shape"
          : "it comes in \(known.joined(separator: ", "))")
    }
    if let language = variant.language, template.language != language {
      report(
        "language", "the language '\(language)'",
        hint: "it comes in \(try languages(template).joined(separator: ", "))")
    }
    return problems
  }

  /// The rule by which it is told that a template does not come in a ratio or a language.
  package static let variantRule = "variant"

  /// The names of the files beside the templates read, without their ending.
  private func variants(_ pattern: String) throws(FileError) -> [String] {
    var names: [String] = []
    for path in paths {
      let folder = Paths.folder(of: path)
      for file in try Glob.paths(matching: pattern, in: folder.isEmpty ? "" : folder + "/") {
        let name = String((file.split(separator: "/").last ?? "").dropLast(".yaml".count))
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// The names of the built-in templates, in alphabetical order.
  package static func builtIn(_ folders: DataFolders) throws(FileError) -> [String] {
    try Glob.paths(matching: "*/template.yaml", in: folders.templates + "/").map { path in
      String(path.split(separator: "/").dropLast().last ?? "")
    }
  }

  /// What to do about a template that is not there.
  package static func hint(for name: String, folders: DataFolders) -> String {
    let names = (try? builtIn(folders)) ?? []
    return NearestWord.hint(
      among: names, to: name,
      then: "built in are \(names.joined(separator: ", ")); a folder's path has a '/' in it: './mine'")
  }

  private init(folders: DataFolders, variant: TemplateVariant) {
    self.folders = folders
    self.variant = variant
  }

  /// The file of a template named on a command line or in an event.
  private func path(of name: String) -> String {
    var path = name
    if !name.contains("/"), !name.hasSuffix(".yaml"),
      Self.isBuiltIn(name, folders) || !InputFile.isFolder(name)
    {
      path = folders.templates + "/" + name
    }
    return Self.file(path)
  }

  /// Whether a template of that name comes with the program, whatever folders there are. A path has a `/` in it.
  package static func isBuiltIn(_ name: String, _ folders: DataFolders) -> Bool {
    !name.contains("/") && !name.isEmpty && !name.hasPrefix(".")
      && InputFile.exists(folders.templates + "/" + name + "/template.yaml")
  }

  private static func file(_ path: String) -> String {
    guard InputFile.isFolder(path) || !path.hasSuffix(".yaml") else { return path }
    return path + (path.hasSuffix("/") ? "" : "/") + "template.yaml"
  }

  /// Reads a template's file, those beside it, and the files of those it stands on.
  private mutating func read(_ first: String) throws(FileError) {
    var path = first
    var presets: [TemplateSource] = []
    var presetWords: [TemplateSource] = []
    defer { sources = presetWords + presets + sources }
    while true {
      paths.append(path)
      let source = TemplateSource(try InputFile.read(path, limit: TemplateFile.limit), file: path)
      // Beside each template stands what is different in it, and so above it and below what stands on it.
      let translated = try beside(path, variant.languageFile)
      sources += try [translated, beside(path, variant.ratioFile), source].compactMap { $0 }
      // What a series of meetings asks for lies above all templates, whichever blocks they replace. Its words are those
      // of the template's own language.
      presetWords += try [beside(path, variant.presetWordsFile, isForOthers: paths.count > 1)].compactMap {
        $0
      }
      presets += try [
        beside(path, variant.presetFile, isForOthers: paths.count > 1, saysWords: translated == nil)
      ]
      .compactMap { $0 }
      guard let base = source.extends, let next = self.base(base, of: path) else { return }
      path = next
    }
  }

  /// The file of a name beside a template's; nil where there is none.
  private func beside(
    _ path: String, _ name: String?, isForOthers: Bool = false, saysWords: Bool = true
  ) throws(FileError) -> TemplateSource? {
    guard let file = name.map({ Paths.resolve($0, in: Paths.folder(of: path)) }), InputFile.exists(file)
    else {
      return nil
    }
    return TemplateSource(
      try InputFile.read(file, limit: TemplateFile.limit), file: file, isVariant: true,
      isForOthers: isForOthers,
      saysWords: saysWords)
  }

  /// The file of the template that one stands on; nil, with the reason kept, where it cannot be one.
  private mutating func base(_ written: Located<String>, of path: String) -> String? {
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
    absent.append(file)
    problems.append(
      written.diagnostic(
        .error, rule: "extends",
        isName
          ? "no template named '\(written.value)' is built in" : "there is no template at '\(written.value)'",
        hint: isName
          ? Self.hint(for: written.value, folders: folders) : "the path starts from the folder of this file"))
    return nil
  }
}
