internal import Digests
internal import Files
internal import Foundation
internal import Work

/// A folder that previews go into, all of them at the end or none.
///
/// What is new waits in a hidden folder beside them, `.personals-preview`, which only one process has at a time. Files
/// of the folder that no preview has made are not changed, and never replaced.
final class PreviewFolder: Sendable {
  let path: String
  /// What an earlier preview wrote here; nil where there is none.
  let earlier: PreviewManifest?
  private let work: WorkFolder

  /// Takes a folder, which is made where it is missing.
  ///
  /// - Throws: `FileError`, `PreviewError.busy`, `PreviewError.noPreviews` where its `previews.json` cannot be read.
  init(_ path: String) throws {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    try OutputFolder.create(for: self.path + "/")
    guard let work = try WorkFolder(self.path + "/.personals-preview") else {
      throw PreviewError.busy(folder: path)
    }
    self.work = work
    Interruption.removes(work.path)
    // What a process left that was killed.
    work.empty()
    do { earlier = try PreviewManifest.read(in: self.path) } catch {
      work.removeIfEmpty()
      Interruption.removed(work.path)
      throw error
    }
  }

  deinit {
    work.empty()
    work.removeIfEmpty()
    Interruption.removed(work.path)
  }

  /// The path of a file in it, by the name it will have.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// The path of a file that is needed in between, and goes with this.
  func passing(_ name: String) -> String { work("passing." + name) }

  /// A picture of a folder of previews; nil if it is missing, or not what the preview wrote.
  static func picture(_ image: PreviewManifest.Image, in folder: String) -> Picture? {
    guard let bytes = try? InputFile.read("\(folder)/\(image.file)", limit: largest) else { return nil }
    let picture = Picture(bytes)
    return picture.digest.hex == image.sha256 ? picture : nil
  }

  /// Has a file ready to be put in its place; nothing, if it exists with the same content.
  ///
  /// - Throws: `FileError`; `PreviewError.inTheWay` where a file is there that no preview has made.
  func stage(_ bytes: [UInt8], as name: String) throws {
    if InputFile.exists(self(name)), !(earlier?.files.contains(name) ?? false) {
      throw PreviewError.inTheWay(path: self(name))
    }
    if InputFile.size(self(name)) == bytes.count,
      (try? InputFile.read(self(name), limit: bytes.count)) == bytes
    {
      return
    }
    let file = try AppendingFile(work(Self.staged(name)), isEmpty: true)
    try file.write(bytes)
  }

  /// What a file will have in it, whether it is waiting or in place.
  ///
  /// - Throws: `FileError`.
  func bytes(of name: String) throws(FileError) -> [UInt8] {
    let waiting = work(Self.staged(name))
    return try InputFile.read(InputFile.exists(waiting) ? waiting : self(name), limit: Self.largest)
  }

  /// The most bytes of a picture that are read.
  private static let largest = 256_000_000

  /// Puts all staged files in their places, and removes those of the earlier preview that are none any more.
  ///
  /// - Parameter manifest: what the folder then has.
  /// - Throws: `FileError`.
  func place(_ manifest: PreviewManifest) throws {
    let stale = Set(earlier?.files ?? []).subtracting(manifest.files).sorted()
    // First the list, of all that may be there from now on: whatever happens, the next preview knows its own.
    var listed = manifest
    listed.files = (manifest.files + stale).sorted()
    try write(listed)
    for folder in Self.folders where manifest.files.contains(where: { $0.hasPrefix(folder + "/") }) {
      try OutputFolder.create(for: self(folder) + "/")
    }
    for name in manifest.files where InputFile.exists(work(Self.staged(name))) {
      try work.place(Self.staged(name), at: self(name))
    }
    guard !stale.isEmpty else { return }
    var left: [String] = []
    var failure: FileError?
    // A folder of that name is someone else's.
    for name in stale where !InputFile.isFolder(self(name)) {
      do throws(FileError) { try OutputFile.remove(self(name)) } catch {
        left.append(name)
        failure = failure ?? error
      }
    }
    for folder in Self.folders { WorkFolder.removeIfEmpty(self(folder)) }
    // What is still there stays in the list, so that the next run removes it.
    listed.files = (manifest.files + left).sorted()
    try write(listed)
    if let failure { throw failure }
  }

  private func write(_ manifest: PreviewManifest) throws {
    let bytes = try manifest.encoded()
    if (try? InputFile.read(self(PreviewManifest.name), limit: max(bytes.count, 1))) == bytes { return }
    let file = try OutputFile(self(PreviewManifest.name))
    try file.write(bytes)
    try file.commit()
  }

  /// The folders in it.
  static let folders = ["small", "before", "cards"]

  private static func staged(_ name: String) -> String { name.replacing("/", with: ".") }
}
