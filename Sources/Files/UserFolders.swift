/// The user's own folders for this program, as the XDG Base Directory Specification has them.
package struct UserFolders: Sendable, Hashable {
  /// For what can be fetched again; nil where the user has no such folder.
  package var cache: String?
  /// For what the user sets.
  package var config: String?
  /// For what the user would miss.
  package var data: String?

  /// The folders an environment names.
  ///
  /// `XDG_CACHE_HOME`, `XDG_CONFIG_HOME` and `XDG_DATA_HOME` are taken where they are absolute paths, since
  /// the specification says to ignore others; else the folders it names below `HOME`. A home that does not
  /// exist is none: services often have one. Nothing is made here.
  ///
  /// - Parameter variable: the value of an environment variable.
  package init(environment variable: (String) -> String?) {
    func folder(_ name: String, below usual: String) -> String? {
      if let base = variable(name), base.hasPrefix("/") { return base + "/personals" }
      guard let home = variable("HOME"), home.hasPrefix("/"), InputFile.isFolder(home) else { return nil }
      return "\(home)/\(usual)/personals"
    }
    cache = folder("XDG_CACHE_HOME", below: ".cache")
    config = folder("XDG_CONFIG_HOME", below: ".config")
    data = folder("XDG_DATA_HOME", below: ".local/share")
  }
}

extension UserFolders {
  /// Where answers of PeeringDB are kept.
  package var answers: String? { cache.map { $0 + "/peeringdb" } }

  /// Where pictures of slides are kept.
  package var pictures: String? { cache.map { $0 + "/pictures" } }

  /// Where PDFs of presentations are kept.
  package var slides: String? { cache.map { $0 + "/slides" } }

  /// The file with the user's API key.
  package var apiKey: String? { config.map { $0 + "/api-key" } }
  /// The snapshot of PeeringDB's tables.
  package var snapshot: String? { data.map { $0 + "/peeringdb.sqlite" } }
}
