internal import ArgumentParser
internal import Files
internal import Slides
internal import Submissions
internal import Templates

/// What shells offer for a value. Every option and argument says one: see `CompletionTests`.
extension CompletionKind {
  /// Nothing, for text and numbers of the user's own.
  static let text = CompletionKind.list([])
  /// Submissions, saved records and event files.
  static let sources = CompletionKind.file(extensions: ["yaml", "yml", "json"])
  /// Any file.
  static let files = CompletionKind.file()

  /// The built-in templates, and folders with a template.
  static let templates = CompletionKind.custom { _, _, prefix in
    let builtIn = (try? library()?.builtIn()) ?? []
    let own = (try? Glob.paths(matching: "*/template.yaml", in: "")) ?? []
    return offered(builtIn + own.map { Paths.folder(of: $0) }, prefix)
  }

  /// The languages that a built-in template comes in.
  static let languages = variants(\.languages)
  /// The shapes that a built-in template comes in.
  static let ratios = variants(\.ratios)

  /// The raw values of an enumeration.
  static func values<Value: CaseIterable & RawRepresentable>(_ type: Value.Type) -> CompletionKind
  where Value.RawValue == String {
    .list(type.allCases.map(\.rawValue))
  }

  private static func variants(
    _ list: @escaping @Sendable ((template: Template, ratios: [String], languages: [String])) -> [String]
  ) -> CompletionKind {
    .custom { _, _, prefix in
      guard let library = library() else { return [] }
      let found = ((try? library.builtIn()) ?? []).flatMap { name in
        (try? library.variants(of: name)).flatMap { $0 }.map(list) ?? []
      }
      return offered(Set(found).sorted(), prefix)
    }
  }

  /// The words that begin like what was typed. zsh takes what follows a colon for a description.
  private static func offered(_ words: [String], _ prefix: String) -> [String] {
    words.filter { $0.hasPrefix(prefix) }.map {
      CompletionShell.requesting == .zsh ? $0.replacing(":", with: "\\:") : $0
    }
  }

  private static func library() -> TemplateLibrary? {
    (try? Environment.folders()).map { TemplateLibrary($0) }
  }
}
