internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import SlideLayout
internal import Submissions
internal import Templates

/// How pages look.
struct TemplateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A built-in template, or a template's folder.", valueName: "template"),
    completion: .templates)
  var template: String?

  @OptionGroup var variant: TemplateVariantOptions
}

/// Templates that are given by name.
enum NamedTemplate {
  /// Reads a template; the error of one that does not exist lists those that do.
  static func read<Value>(
    _ name: String, _ templates: TemplateLibrary, _ read: () throws -> Value
  ) throws -> Value {
    do {
      return try read()
    } catch let error as FileError where error.operation == .read && error.reason == .notFound {
      throw Failure(
        "\(error)", hint: templates.hint(for: name), Exit.code(for: error))
    }
  }
}

/// A template in another shape, or another language.
struct TemplateVariantOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The page's shape: 16:9 or 4:3, card or card-tall, a4 or letter, if the template has it.",
      valueName: "ratio"),
    completion: .ratios)
  var pageRatio: String?

  @Option(
    help: ArgumentHelp(
      "The language of labels: en, es, pt, fr, ar or ja, if the template has it.", valueName: "tag"),
    completion: .languages)
  var language: String?

  func validate() throws {
    if let pageRatio, TemplateVariant.Ratio(pageRatio) == nil {
      throw ValidationError("--page-ratio takes a ratio such as 4:3, not '\(pageRatio)'")
    }
    if let language, (try? Event.language(language)) == nil {
      throw ValidationError("--language takes a language tag such as 'es' or 'pt', not '\(language)'")
    }
  }

  /// Diagnostics, with the place of a missing variant where it was asked for: in a flag, else in the event.
  func placed(_ found: [Diagnostic], _ event: Event? = nil) -> [Diagnostic] {
    found.map { diagnostic in
      guard diagnostic.rule == TemplateVariant.rule else { return diagnostic }
      let isRatio = diagnostic.location.keyPath == "page-ratio"
      let flag = isRatio ? pageRatio : language
      guard flag == nil, let written = isRatio ? event?.pageRatio : event?.language else {
        var placed = diagnostic
        placed.location = SourceLocation(file: isRatio ? "--page-ratio" : "--language")
        return placed
      }
      return written.diagnostic(
        diagnostic.severity, rule: diagnostic.rule, diagnostic.message, hint: diagnostic.hint)
    }
  }

  /// The variant by flags, else by the event.
  func variant(_ event: TemplateVariant = TemplateVariant()) -> TemplateVariant {
    TemplateVariant(
      ratio: pageRatio.flatMap { TemplateVariant.Ratio($0) } ?? event.ratio,
      language: language ?? event.language, preset: event.preset)
  }
}
