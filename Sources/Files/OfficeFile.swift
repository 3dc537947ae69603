/// How a file of an office program keeps its parts, by the file's first bytes.
package enum OfficeFile: Sendable {
  /// A ZIP archive: formats of Microsoft since 2007, OpenDocument, Keynote. So is any other ZIP archive.
  case archive
  /// A compound file (MS-CFB): formats before, files with a password, mails of Outlook.
  case compound

  /// The kind of a file.
  ///
  /// - Parameter bytes: the file, or its first four bytes.
  /// - Returns: nil for a file of no office program.
  package static func kind(of bytes: some Sequence<UInt8>) -> OfficeFile? {
    // An archive begins with its first file, or with its end where it has none.
    switch Array(bytes.prefix(4)) {
    case [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06]: .archive
    case [0xD0, 0xCF, 0x11, 0xE0]: .compound
    default: nil
    }
  }
}
