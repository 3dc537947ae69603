package import Diagnostics
package import Files
package import PeeringDB

/// Records saved as files in a folder, as `personals fetch` writes them.
package struct SavedRecords: RecordSource {
  private var bundles: [RecordSubject: Diagnosed<RecordBundle>] = [:]
  /// What is wrong with files that are no records.
  package private(set) var problems: [Diagnostic] = []
  /// How many records there are.
  package var count: Int { bundles.count }

  /// Reads all `.json` files of a folder. Of two about one subject the first by name counts.
  ///
  /// - Throws: `FileError` where the folder cannot be read.
  package init(_ folder: String) throws(FileError) {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    for path in try Glob.paths(matching: "*.json", in: start) {
      do throws(FileError) {
        let read = try RecordFile.read(path)
        guard let bundle = read.value else {
          problems += read.diagnostics
          continue
        }
        if bundles[bundle.subject] == nil { bundles[bundle.subject] = Diagnosed(bundle, read.diagnostics) }
      } catch {
        problems.append(
          Diagnostic(.warning, rule: "file-unreadable", at: SourceLocation(file: path), "\(error)"))
      }
    }
  }

  package func records(_ subjects: [RecordSubject]) -> RecordLookUp {
    var found = RecordLookUp()
    for subject in subjects { found.bundles[subject] = bundles[subject] }
    return found
  }
}
