#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The files that somebody else's file may name: regular ones inside a root folder, none of them hidden.
///
/// A file counts as inside by the place to which its path leads once links are resolved. The system reports that
/// place for the open file, which is then read, so swapping a link in between does not help.
package struct FileReach: Sendable, Hashable {
  /// A file that was read.
  package struct File: Sendable {
    /// The path to it, from the current folder or absolute, as far as it was written so.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The root folder without links, `/` at its end; nil where there is no such folder.
  private let root: String?

  /// The files inside a folder; an empty path is the current one.
  package init(root: String) {
    self.root = RelativePath.resolved(root.isEmpty ? "." : root).map { $0 == "/" ? $0 : $0 + "/" }
  }

  /// Whether a folder is the root or inside it.
  package func contains(folder: String) -> Bool {
    guard let root, let path = RelativePath.resolved(folder.isEmpty ? "." : folder) else { return false }
    return (path + "/").hasPrefix(root)
  }

  /// Reads a file.
  ///
  /// A name in another Unicode form, or with backslashes between folders, is taken for the file that exists.
  ///
  /// - Parameters:
  ///   - written: the path as written.
  ///   - folder: the folder it starts from; empty for the current one.
  ///   - limit: the most bytes to read.
  /// - Returns: the file, with the path that leads to it.
  /// - Throws: `FileError` with operation `.read` and the path as written.
  package func read(_ written: String, from folder: String, limit: Int) throws(FileError) -> File {
    guard !written.utf8.contains(0) else { throw FileError(.read, written, .notFound) }
    do throws(FileError) {
      return try open(written, from: folder, limit: limit)
    } catch {
      guard error.reason == .notFound else { throw error }
      guard leadsInside(written.replacing("\\", with: "/"), from: folder) else {
        throw FileError(.read, written, .outside)
      }
      guard let spelling = FileSpelling(of: written, from: folder, mayLook: contains) else { throw error }
      guard spelling.isSame else { throw FileError(.read, written, .otherCase(spelling.path)) }
      return try open(spelling.path, from: folder, limit: limit)
    }
  }

  private func open(_ written: String, from folder: String, limit: Int) throws(FileError) -> File {
    let path = Self.join(folder, written)
    // First by its words and links: whether something exists outside shows in no error.
    guard leadsInside(written, from: folder) else { throw FileError(.read, written, .outside) }
    #if os(Linux)
    // O_PATH of open(2): a handle that reads nothing and waits for nothing, not even for a fifo.
    let handle = systemOpen(path, 0o10_000_000 | O_CLOEXEC)
    #else
    let handle = systemOpen(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    #endif
    guard handle >= 0 else { throw .current(.read, written) }
    defer { close(handle) }
    guard let place = Self.place(of: handle), let root, place.hasPrefix(root),
      !["/proc/", "/sys/", "/dev/"].contains(where: place.hasPrefix)
    else { throw FileError(.read, written, .outside) }
    guard !place.dropFirst(root.count).split(separator: "/").contains(where: { $0.hasPrefix(".") }) else {
      throw FileError(.read, written, .hidden)
    }
    try InputFile.checkRegular(handle, written)
    #if os(Linux)
    let descriptor = systemOpen("/proc/self/fd/\(handle)", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current(.read, written) }
    defer { close(descriptor) }
    #else
    let descriptor = handle
    #endif
    return File(path: path, bytes: try InputFile.read(descriptor, written, limit: limit))
  }

  /// The path of an open file without links.
  private static func place(of descriptor: Int32) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    #if os(Linux)
    let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    #else
    guard fcntl(descriptor, F_GETPATH, &buffer) == 0 else { return nil }
    let count = buffer.firstIndex(of: 0) ?? buffer.count
    #endif
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether a path leads inside, or ends inside where something is missing. It may pass above the root and above the
  /// folder that it starts from, but not go elsewhere and back with `..`.
  private func leadsInside(_ written: String, from folder: String) -> Bool {
    let start = Self.parts(RelativePath.resolved(folder.isEmpty ? "." : folder) ?? "")
    var place = written.hasPrefix("/") ? [] : start
    var rest = Array(Self.parts(written).reversed())
    var links = 0
    while let part = rest.popLast() {
      if part == ".." {
        guard isInside(place) || isAbove(place) || start.starts(with: place) else { return false }
        _ = place.popLast()
        continue
      }
      let next = place + [part]
      let path = "/" + next.joined(separator: "/")
      var status = stat()
      guard lstat(path, &status) == 0 else { return isInside(place) }
      guard status.st_mode & S_IFMT == S_IFLNK else {
        place = next
        continue
      }
      links += 1
      // As many as Linux follows (path_resolution(7)).
      guard links <= 40, let target = RelativePath.linkTarget(of: path) else { return isInside(place) }
      if target.hasPrefix("/") { place = [] }
      rest += Self.parts(target).reversed()
    }
    return isInside(place)
  }

  private static func parts(_ path: String) -> [String] {
    path.split(separator: "/").filter { $0 != "." }.map(String.init)
  }

  private func isInside(_ place: [String]) -> Bool {
    root.map { ("/" + place.map { $0 + "/" }.joined()).hasPrefix($0) } ?? false
  }

  private func isAbove(_ place: [String]) -> Bool {
    root?.hasPrefix("/" + place.map { $0 + "/" }.joined()) ?? false
  }

  private static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }
}

/// `open(2)`, told apart from `FileReach.open`.
private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
