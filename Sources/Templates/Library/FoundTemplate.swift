internal import Diagnostics
internal import Files
internal import Scene

/// The files of a template, of those it extends, and of those beside them for a variant. Belongs to one task.
struct FoundTemplate {
  private let library: TemplateLibrary
  /// The templates' files, the nearest first.
  private(set) var paths: [String] = []
  /// Their contents, and those of the files beside them for the variant, the nearest first.
  private(set) var sources: [TemplateSource] = []
  private(set) var problems: [Diagnostic] = []
  /// Templates that others extend, and that do not exist.
  private(set) var absent: [String] = []

  /// - Throws: `FileError` where there is no such template.
  init(
    _ name: String, _ variant: TemplateVariant = TemplateVariant(), in library: TemplateLibrary
  ) throws(FileError) {
    self.library = library
    var path = library.path(of: name)
    var presets: [TemplateSource] = []
    var presetWords: [TemplateSource] = []
    while true {
      paths.append(path)
      let source = TemplateSource(
        try library.read(path), file: path, isBuiltIn: path.hasPrefix(library.folder + "/"))
      // Files beside a template override it, and are overridden by the templates that extend it.
      let translated = try beside(path, variant.languageFile)
      sources += try [translated, beside(path, variant.ratioFile), source].compactMap { $0 }
      // What a preset says overrides all templates, whichever blocks they replace. Its words are those of the template's
      // own language.
      let isForOthers = paths.count > 1
      presetWords += try [beside(path, variant.presetWordsFile, isForOthers: isForOthers)].compactMap { $0 }
      presets += try [
        beside(path, variant.presetFile, isForOthers: isForOthers, saysWords: translated == nil)
      ].compactMap { $0 }
      guard let base = source.extends, let next = self.base(base, of: path) else { break }
      path = next
    }
    sources = presetWords + presets + sources
  }

  var diagnostics: [Diagnostic] { sources.flatMap(\.diagnostics) + problems }

  /// The file of a name beside a template's; nil where there is none.
  private func beside(
    _ path: String, _ name: String?, isForOthers: Bool = false, saysWords: Bool = true
  ) throws(FileError) -> TemplateSource? {
    guard let file = name.map({ Paths.resolve($0, in: Paths.folder(of: path)) }), InputFile.exists(file)
    else { return nil }
    return TemplateSource(
      try library.read(file), file: file, isVariant: true, isForOthers: isForOthers, saysWords: saysWords)
  }

  /// The file of the template that one extends; nil, with the reason kept, where there is none.
  private mutating func base(_ written: Located<String>, of path: String) -> String? {
    let isName = !written.value.contains("/")
    let file = TemplateLibrary.file(
      isName
        ? library.folder + "/" + written.value : Paths.resolve(written.value, in: Paths.folder(of: path)))
    if paths.contains(where: { InputFile.isSame($0, as: file) }) {
      problems.append(
        written.diagnostic(
          .error, rule: "extends", "the template extends itself, through '\(written.value)'",
          hint: "let one of them extend nothing, or 'classic'"))
      return nil
    }
    if InputFile.exists(file) { return file }
    absent.append(file)
    problems.append(
      written.diagnostic(
        .error, rule: "extends",
        isName
          ? "no template named '\(written.value)' is built in" : "there is no template at '\(written.value)'",
        hint: isName ? library.hint(for: written.value) : "the path starts from the folder of this file"))
    return nil
  }
}

/// The forms a template comes in.
extension FoundTemplate {
  /// The forms that the files beside the templates make, each once.
  func forms() throws(FileError) -> [TemplateVariant] {
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

  /// A template that extends another may have the ratio of the other's page, and not of its own.
  func ratios(_ template: Template) throws(FileError) -> [String] {
    let own = ["16:9", "4:3", "card", "a4"].compactMap { TemplateVariant.Ratio($0) }.filter(template.has)
    guard let first = own.first else { return [] }
    // A card, or a sheet of paper, that extends a template for slides does not come in the shapes of slides.
    let others = try variants("[0-9]*x[0-9]*.yaml").compactMap {
      TemplateVariant.Ratio($0.replacing("x", with: ":"))
    }.filter { $0.purpose == first.purpose && !own.contains($0) }
    return (own + others).map(\.description)
  }

  func languages(_ template: Template) throws(FileError) -> [String] {
    let others = try variants("labels/*.yaml")
    return [template.language] + others.filter { $0 != template.language }
  }

  /// Errors for what the template does not come in. Their place is the field of an event that asks for it.
  func missing(in template: Template, _ variant: TemplateVariant) throws(FileError) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func report(_ key: String, _ what: String, hint: String) {
      problems.append(
        Diagnostic(
          .error, rule: TemplateVariant.rule, at: SourceLocation(file: paths.first ?? "", keyPath: key),
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

  /// The names of the files beside the templates, without their ending.
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
}
