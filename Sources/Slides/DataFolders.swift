internal import Files

/// Where the program's own fonts and templates are.
package struct DataFolders: Sendable, Hashable {
  package var fonts: String
  /// The folder with a folder for each template.
  package var templates: String
  /// A file with the address of the project's page, which an installation may have.
  package var homepage: String

  package init(root: String) {
    fonts = root + "/fonts"
    templates = root + "/templates"
    homepage = root + "/homepage"
  }

  /// The folders that belong to a program.
  ///
  /// They are looked for in `home` alone, where there is one. Else in `../share/personals` beside the
  /// program's folder (as installed), then in the folders above the program (as built).
  ///
  /// - Parameters:
  ///   - executable: the program's path, links resolved.
  ///   - home: the absolute path of a folder that holds `fonts` and `templates`, where the user named one.
  /// - Returns: nil where there are none.
  package static func locate(executable: String, home: String?) -> DataFolders? {
    var candidates: [String] = []
    if let home, !home.isEmpty {
      candidates.append(home)
    } else {
      var folder = executable[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if candidates.isEmpty { candidates.append(folder + "/../share/personals") }
        candidates.append(String(folder))
      }
    }
    return candidates.lazy.map { DataFolders(root: Paths.tidy($0)) }.first { folders in
      InputFile.isFolder(folders.fonts) && InputFile.exists(folders.templates + "/classic/template.yaml")
    }
  }
}
