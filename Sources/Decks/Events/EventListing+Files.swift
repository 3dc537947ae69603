package import Diagnostics
internal import Files
package import Submissions
internal import Slides

extension EventListing {
  /// The folders that an event's lists lead to, as far as their names are without signs of a pattern.
  ///
  /// - Parameters:
  ///   - event: its lists and those of its sessions.
  ///   - file: the path of the event file.
  /// - Returns: each once, in the order of the lists.
  package static func folders(_ event: Event, file: String) -> [String] {
    let written = ((event.submissions ?? []) + event.sessions.flatMap { $0.submissions ?? [] }).map(\.value)
    var folders: [String] = []
    for pattern in written.isEmpty ? [usual] : written {
      let plain = pattern.prefix { !"*?[{\\".contains($0) }
      let folder = Paths.folder(of: Paths.resolve(String(plain), in: Paths.folder(of: file)))
      let path = folder.isEmpty ? "." : folder
      if !folders.contains(path) { folders.append(path) }
    }
    return folders
  }

  /// Finds the files that an event lists on the disk.
  ///
  /// - Parameters:
  ///   - event: its lists and those of its sessions.
  ///   - file: the path of the event file.
  /// - Returns: the files, with what is wrong with the lists.
  package static func find(_ event: Event, file: String) -> Diagnosed<EventListing> {
    find(event, file: file) { folder, pattern throws(InputProblem) in
      do throws(FileError) {
        return try Glob.paths(matching: pattern, in: folder).map(Paths.tidy)
      } catch {
        throw InputProblem("\(error)")
      }
    }
  }
}
