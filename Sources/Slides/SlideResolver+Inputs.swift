internal import Diagnostics
internal import Files
internal import Submissions

extension SlideResolver.Outcome {
  /// The files that a source's slide is made from, those among them that are named and not there.
  package func inputs(of source: SlideSource) -> [String] {
    switch source {
    case .subject: []
    case .record(let path): [path]
    case .submission(let path): [path] + (submission?.inputs(in: Paths.folder(of: path)) ?? [])
    }
  }
}
