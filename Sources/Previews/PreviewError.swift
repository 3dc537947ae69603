internal import Diagnostics

/// Previews that could not be made.
package enum PreviewError: Error, Sendable, Hashable {
  /// Another process makes previews in the folder.
  case busy(folder: String)
  /// A file is in the way that no preview has made.
  case inTheWay(path: String)
  /// The previews in a folder cannot be read: there are none, or of a kind this program does not know.
  case noPreviews(folder: String, reason: String)
  /// Another program that was needed has failed.
  case tool(name: String, reason: String)
}

extension PreviewError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .busy(let folder): "another preview is being made in \(folder)"
    case .inTheWay(let path): "cannot write \(path): it exists and was not made by preview"
    case .noPreviews(let folder, let reason): "cannot read the previews in \(folder): \(reason)"
    case .tool(let name, let reason): "\(name) failed: \(reason)"
    }
  }

  /// What to do about it.
  package var hint: String? {
    switch self {
    case .busy: "wait until it is done, or give another folder with -o"
    case .inTheWay: "give a folder with -o that has nothing else in it"
    case .noPreviews: "give the folder that an earlier preview was written to"
    case .tool: nil
    }
  }
}
