internal import Diagnostics
internal import Files
package import Submissions

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

extension Submission {
  /// The files it names, from the current folder.
  package func inputs(in folder: String) -> [String] {
    let written = [record, logo, slide, ixf].compactMap { $0?.value } + siblingRecords.map(\.value)
    return written.filter { !$0.utf8.hasBytes("://".utf8) }.map { Paths.resolve($0, in: folder) }
  }
}
