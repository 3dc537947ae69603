internal import Files

/// Finds the API key, and makes sure that it may go where it is to be sent.
package enum APIKey {
  /// The most a file with a key may have, in bytes.
  private static let limit = 4096

  /// The key that a user has, for any server.
  ///
  /// - Parameters:
  ///   - key: the environment's.
  ///   - file: the file with the key that is used where the environment has none.
  /// - Returns: the key; nil where none can be read.
  package static func find(_ key: String?, file: String?) -> String? {
    if let key, !key.isEmpty { return key }
    guard let file, let key = try? read(file), !key.isEmpty else { return nil }
    return key
  }

  /// The key for a server; nil for none.
  ///
  /// - Throws: `SourceError` where there is one that must not be used.
  static func find(_ settings: PeeringDBAPI.Settings, for base: WebAddress) throws(SourceError) -> String? {
    func refuse(_ reason: SourceError.Reason) -> SourceError {
      SourceError(request: "", host: base.host, reason: reason)
    }
    var key = settings.apiKey ?? ""
    if key.isEmpty, let file = settings.apiKeyFile, isPeeringDB(base) {
      do throws(FileError) {
        key = try read(file)
      } catch {
        throw refuse(error.reason == .notPrivate ? .keyNotPrivate(file) : .keyUnreadable("\(error)"))
      }
    }
    guard !key.isEmpty else { return nil }
    guard key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw refuse(.keyUnusable) }
    guard base.scheme == "https" || base.isLoopback else { throw refuse(.keyNotSafe) }
    return key
  }

  /// The first line of a file that only the user may read; "" where there is no file.
  private static func read(_ path: String) throws(FileError) -> String {
    guard InputFile.exists(path) else { return "" }
    let bytes = try InputFile.read(path, limit: limit, isPrivate: true)
    let line = bytes.drop { $0.isJSONSpace }.prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line.reversed().drop { $0.isJSONSpace }.reversed(), as: UTF8.self)
  }

  private static func isPeeringDB(_ base: WebAddress) -> Bool {
    base.isLoopback || (base.scheme == "https" && base.isOfPeeringDB)
  }
}

extension WebAddress {
  /// Whether the host is one of PeeringDB's own.
  var isOfPeeringDB: Bool { host == "peeringdb.com" || host.hasSuffix(".peeringdb.com") }
}
