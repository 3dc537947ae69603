internal import Files

/// A file that a presenter uploaded: of a kind that its content says, with a name of our own.
package struct UploadedFile: Sendable, Hashable {
  /// What it is for: the field that names it.
  package enum Purpose: String, Sendable, Hashable, CaseIterable {
    case logo
    case slide
    case photo
  }

  package let purpose: Purpose
  /// The ending of its name.
  package let ending: String
  package let bytes: [UInt8]

  /// The most bytes of an upload.
  package static let limit = 20_000_000
  /// The most bytes of a picture.
  static let pictureLimit = 5_000_000

  /// - Throws: `DeskError.upload` where it is of no kind that the purpose takes.
  package init(_ purpose: Purpose, _ bytes: [UInt8]) throws(DeskError) {
    self.purpose = purpose
    self.bytes = bytes
    guard !bytes.isEmpty else { throw .upload("the file is empty") }
    func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    switch purpose {
    case .logo, .photo:
      guard bytes.count <= Self.pictureLimit else {
        throw .upload("the \(purpose.rawValue) is larger than 5 MB")
      }
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        ending = "png"
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        ending = "jpg"
      } else if purpose == .logo, Self.isSVG(bytes) {
        ending = "svg"
      } else {
        throw .upload(
          purpose == .logo ? "the logo is no SVG, PNG or JPEG file" : "the photo is no PNG or JPEG file")
      }
    case .slide:
      guard starts("%PDF-") else {
        throw .upload("the slide is no PDF file; save your presentation as PDF first")
      }
      ending = "pdf"
    }
  }

  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self).drop {
      $0.isWhitespace || $0 == "\u{FEFF}"
    }
    return head.hasPrefix("<") && head.contains("<svg")
  }

  /// The name beside the submission: another for each presenter and each upload, so that no file replaces one that is
  /// shown.
  func name(_ entry: DeskEntry) -> String {
    Self.prefix(purpose, entry) + "\(entry.revision + 1).\(ending)"
  }

  /// What the names of a presenter's uploads begin with.
  static func prefix(_ purpose: Purpose, _ entry: DeskEntry) -> String {
    "\(entry.stem)-\(purpose.rawValue)-\(entry.id)-"
  }
}
