package import Diagnostics
package import PeeringDB
internal import Submissions

extension SlideResolver {
  /// What comes of a submission whose text is at hand, and whose records were looked up before.
  ///
  /// - Parameters:
  ///   - source: the text, with the path its file has or will have.
  ///   - folder: the folder that paths in it start from.
  ///   - eventFolder: the folder of the event that lists it; nil where it may name files of its own folder only.
  ///   - records: what is known of the networks it names. Nothing else is looked up.
  ///   - keepsOutWrongFields: whether an error in any field keeps a slide from being made.
  /// - Returns: as `resolve` does.
  package func outcome(
    of source: SourceText, in folder: String, eventFolder: String? = nil, records: RecordLookUp,
    keepsOutWrongFields: Bool = false
  ) -> Outcome {
    let scope = Scope(
      root: nil, eventFolder: eventFolder, keepsOutWrongFields: keepsOutWrongFields)
    let draft = SlideDraft(
      ShelvedSubmission(
        source: source, files: scope.files(in: folder), keepsOutWrongFields: keepsOutWrongFields, inputs: [],
        hasSlide: false, isNamed: false))
    return filled(draft, from: records).outcome(records)
  }
}
