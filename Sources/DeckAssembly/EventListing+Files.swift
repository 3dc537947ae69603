package import Diagnostics
internal import Files
package import Submissions

extension EventListing {
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
