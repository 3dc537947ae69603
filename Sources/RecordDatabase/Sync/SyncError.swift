internal import Files
package import PeeringDB

/// Why a snapshot was not made. The one that was there before is as it was.
package enum SyncError: Error, Hashable, Sendable {
  /// PeeringDB, or a mirror of its tables, could not be asked.
  case source(SourceError)
  case store(StoreError)
  /// Another process makes the same snapshot.
  case busy(String)
}

extension SyncError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .source(let error): error.message
    case .store(let error): error.description
    case .busy(let path): "another 'personals sync' is making \(path)"
    }
  }

  /// What to do about it.
  package var hint: String? {
    switch self {
    case .source(let error): error.hint
    case .store(let error): error.hint
    case .busy: "wait until it has finished"
    }
  }
}
