// A build with the static standard library, which makes no tests, has no such module.
#if canImport(Testing)
internal import Foundation
package import Testing

/// Expects `text` to be what the calling test's reference file says.
///
/// References are kept in `Tests/<target>/Snapshots`. A missing one fails: references are looked at before
/// they are kept. With `RECORD_SNAPSHOTS=1` in the environment `text` is written there instead.
///
/// - Parameters:
///   - text: what the test made.
///   - name: the reference's file name with its extension.
///   - filePath: the calling test, by which its target's folder is found.
///   - sourceLocation: where a failure is reported.
package func expectSnapshot(
  of text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = snapshotFolder(of: filePath)
  let result = Snapshot(
    file: folder.appending(path: name),
    isRecording: ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  ).compare(text)
  if let result { Issue.record(Comment(rawValue: result), sourceLocation: sourceLocation) }
}
#endif
