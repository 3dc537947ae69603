internal import ArgumentParser
internal import Slides
internal import Diagnostics
internal import Files
internal import SlideLayout
internal import Submissions
internal import Templates

/// How pages look.
struct TemplateOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A built-in template, or a template's folder.", valueName: "template"))
  var template: String?

  @OptionGroup var variant: TemplateVariantOptions
}

/// What becomes of a template that somebody names.
enum NamedTemplate {
  /// Tells why a template could not be read, and where there is none of its name, which there are.
  ///
  /// - Returns: the exit code.
  static func fail(_ error: any Error, named name: String, _ templates: TemplateLibrary) -> ExitCode {
    Terminal.fail(error)
    if let error = error as? FileError, error.operation == .read, error.reason == .notFound {
      Terminal.tell("  hint: \(templates.hint(for: name))".withVisibleControls)
    }
    return Exit.code(for: error)
  }
}

/// A template in another shape, or another language.
struct TemplateVariantOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The shape of the page, where the template has it: 16:9 or 4:3.", valueName: "ratio"))
  var pageRatio: String?

  @Option(
    help: ArgumentHelp(
      "The language of the words, where the template has it: en, es, pt, fr, ar, ja.", valueName: "tag"))
  var language: String?

  func validate() throws {
    if let pageRatio, TemplateVariant.Ratio(pageRatio) == nil {
      throw ValidationError("--page-ratio takes width and height, as in 4:3, not '\(pageRatio)'")
    }
    if let language, (try? Event.language(language)) == nil {
      throw ValidationError("--language takes the tag of a language, as in 'es' or 'pt', not '\(language)'")
    }
  }

  /// What a template does not come in, told where it is asked for: in a flag, else in the event.
  func placed(_ found: [Diagnostic], _ event: Event? = nil) -> [Diagnostic] {
    found.map { diagnostic in
      guard diagnostic.rule == TemplateVariant.rule else { return diagnostic }
      let isRatio = diagnostic.location.keyPath == "page-ratio"
      let flag = isRatio ? pageRatio : language
      guard flag == nil, let written = isRatio ? event?.pageRatio : event?.language else {
        var told = diagnostic
        told.location = SourceLocation(file: isRatio ? "--page-ratio" : "--language")
        return told
      }
      return written.diagnostic(
        diagnostic.severity, rule: diagnostic.rule, diagnostic.message, hint: diagnostic.hint)
    }
  }

  /// The variant wanted; what the command line does not say comes from `event`.
  func variant(_ event: TemplateVariant = TemplateVariant()) -> TemplateVariant {
    TemplateVariant(
      ratio: pageRatio.flatMap { TemplateVariant.Ratio($0) } ?? event.ratio,
      language: language ?? event.language, preset: event.preset)
  }
}
