package import Diagnostics
internal import PeeringDB

/// A submission without a record that was resolved, and of which only the text is kept.
///
/// Of a hundred thousand submissions, neither what they say nor its problems fit in memory until the last is checked.
package final class ShelvedSubmission: Sendable {
  /// The text as it was read.
  package let source: SourceText
  let files: NamedFiles
  let keepsOutWrongFields: Bool
  /// The files that it names, from the current folder.
  package let inputs: [String]
  /// Whether there is a slide to show.
  package let hasSlide: Bool
  /// Whether the presenter's name is the submission's own.
  package let isNamed: Bool

  init(
    source: SourceText, files: NamedFiles, keepsOutWrongFields: Bool, inputs: [String], hasSlide: Bool,
    isNamed: Bool
  ) {
    self.source = source
    self.files = files
    self.keepsOutWrongFields = keepsOutWrongFields
    self.inputs = inputs
    self.hasSlide = hasSlide
    self.isNamed = isNamed
  }

  /// What the submission says, resolved again; `failure` is what failed when it was looked up.
  package func outcome(_ failure: SlideResolver.Outcome.Failure?) -> SlideResolver.Outcome {
    var outcome = SlideDraft(self).outcome(RecordLookUp())
    outcome.failure = failure
    return outcome
  }
}
