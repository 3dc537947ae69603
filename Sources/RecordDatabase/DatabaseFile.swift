internal import Files
internal import GRDB

/// Opens SQLite files that are only read.
enum DatabaseFile {
  /// The database in the file at `path`, to be read.
  ///
  /// Nothing is made or changed by it, neither the file nor any beside it. An SQLite file in WAL mode would get a
  /// `-shm` file beside it when it is opened as usual; it is opened as what does not change, unless changes wait in
  /// its `-wal` file. One with a rollback journal is locked while it is read, as usual.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isFixed: whether the file never changes in its place, as a snapshot, which is only replaced.
  /// - Returns: a connection of its own.
  /// - Throws: `StoreError`.
  static func open(_ path: String, isFixed: Bool = false) throws(StoreError) -> DatabaseQueue {
    do {
      var header: [UInt8] = []
      let file: FileReader
      do throws(FileError) {
        file = try FileReader(path)
        while header.count < 100, try file.read(100 - header.count, to: &header) > 0 {}
      } catch {
        throw error.reason == .notFound ? StoreError(path, .missing) : StoreError(path, .file(error))
      }
      guard !header.isEmpty else { throw StoreError(path, .empty) }
      guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
        throw StoreError(path, .notDatabase)
      }
      for suffix in ["-wal", "-journal"] where InputFile.size(path + suffix) > 0 {
        throw StoreError(path, .unfinished(name(of: path) + suffix))
      }
      // The file's format (sqlite.org/fileformat2.html#file_format_version_numbers): 2 is WAL.
      let isWAL = header[18] == 2 || header[19] == 2
      var configuration = Configuration()
      configuration.readonly = true
      configuration.prepareDatabase { database in
        // A file somebody sent may hold anything (sqlite.org/security.html).
        try database.execute(sql: "PRAGMA trusted_schema = OFF")
      }
      return try DatabaseQueue(path: uri(path, isImmutable: isFixed || isWAL), configuration: configuration)
    } catch {
      throw .of(error, path)
    }
  }

  /// Whether a file begins as a snapshot does, whatever state the rest of it is in.
  static func isMarkedSnapshot(_ path: String) -> Bool {
    var header: [UInt8] = []
    guard let file = try? FileReader(path), (try? file.read(100, to: &header)) == 100 else { return false }
    // sqlite.org/fileformat2.html#application_id
    let application = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    return header.starts(with: Array("SQLite format 3\0".utf8)) && application == Snapshot.applicationID
  }

  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The path as SQLite's URI (sqlite.org/uri.html): names may hold '?' and '%'.
  private static func uri(_ path: String, isImmutable: Bool) -> String {
    var uri = "file:"
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/._-".utf8.contains(byte)
      if isPlain {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return uri + (isImmutable ? "?immutable=1" : "?mode=ro")
  }
}
