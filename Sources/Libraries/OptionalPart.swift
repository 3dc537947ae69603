#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A part of the system that is used only when needed, and so not linked: a library, a program or a font.
///
/// This is the one list of them. The loader, error messages, the Debian package and the line in README all use it.
package struct OptionalPart: Sendable {
  /// How a Debian package asks for it.
  package enum Need: String, Sendable {
    case depends = "Depends"
    case recommends = "Recommends"
    case suggests = "Suggests"
  }

  /// What people call it.
  package let name: String
  /// What it is for, as a noun: "hand-made pages".
  package let use: String
  package let need: Need
  /// The files to load, the preferred first; none for a program or a font.
  package let files: [String]
  /// The names of its package.
  package let packages: [Distribution: String]

  private init(
    _ name: String, for use: String, _ need: Need, linux: [String] = [], mac: [String] = [],
    debian: String, noble: String? = nil, trixie: String? = nil, homebrew: String? = nil
  ) {
    self.name = name
    self.use = use
    self.need = need
    #if os(macOS)
    files = mac
    #else
    files = linux
    #endif
    var packages: [Distribution: String] = [
      .bookworm: debian, .noble: noble ?? debian, .trixie: trixie ?? debian,
    ]
    packages[.homebrew] = homebrew
    self.packages = packages
  }

  /// Loads the library; it stays loaded. Nil where it is not installed.
  package func open() -> UnsafeMutableRawPointer? {
    for file in files {
      if let library = dlopen(file, RTLD_NOW | RTLD_LOCAL) { return library }
    }
    return nil
  }

  /// What to do where it is missing, after "install".
  package var advice: String { advice(on: .current) }

  /// What to install on a system.
  package func advice(on distribution: Distribution?) -> String {
    distribution.flatMap { packages[$0] }.map { "the package \($0)" } ?? name
  }

  /// A line such as `Depends` of a Debian package, for all that have this need.
  package static func field(_ need: Need) -> [String] {
    all.filter { $0.need == need }.map { part in
      var names: [String] = []
      for distribution in [Distribution.bookworm, .noble, .trixie] {
        if let name = part.packages[distribution], !names.contains(name) { names.append(name) }
      }
      return names.joined(separator: " | ")
    }
  }
}

extension OptionalPart {
  package static let all = [
    curl, qpdf, rsvg, turboJPEG, idn2, icu, zip, xml2, gmime, poppler, cjkFonts, libreOffice,
  ]

  package static let curl = OptionalPart(
    "libcurl", for: "requests to PeeringDB", .depends, linux: ["libcurl.so.4"], mac: ["libcurl.4.dylib"],
    debian: "libcurl4", noble: "libcurl4t64", trixie: "libcurl4t64", homebrew: "curl")

  package static let qpdf = OptionalPart(
    "libqpdf", for: "hand-made pages", .depends, linux: ["libqpdf.so.30", "libqpdf.so.29"],
    mac: ["libqpdf.dylib", "/opt/homebrew/lib/libqpdf.dylib", "/usr/local/lib/libqpdf.dylib"],
    debian: "libqpdf29", noble: "libqpdf29t64", trixie: "libqpdf30", homebrew: "qpdf")

  package static let rsvg = OptionalPart(
    "librsvg", for: "SVG logos", .recommends, linux: ["librsvg-2.so.2"], mac: ["librsvg-2.2.dylib"],
    debian: "librsvg2-2", homebrew: "librsvg")

  package static let turboJPEG = OptionalPart(
    "libturbojpeg", for: "JPEG logos", .recommends, linux: ["libturbojpeg.so.0"], mac: ["libturbojpeg.dylib"],
    debian: "libturbojpeg0", noble: "libturbojpeg", homebrew: "jpeg-turbo")

  package static let idn2 = OptionalPart(
    "libidn2", for: "addresses with letters beyond ASCII", .recommends, linux: ["libidn2.so.0"],
    mac: ["libidn2.0.dylib", "/opt/homebrew/lib/libidn2.0.dylib", "/usr/local/lib/libidn2.0.dylib"],
    debian: "libidn2-0", homebrew: "libidn2")

  /// The names of its functions have its version in them.
  package static let icuVersions = (60...99).reversed()

  package static let icu = OptionalPart(
    "ICU", for: "line breaks in Khmer, Lao and Burmese", .recommends,
    linux: icuVersions.map { "libicuuc.so.\($0)" }, mac: ["/usr/lib/libicucore.A.dylib"], debian: "libicu72",
    noble: "libicu74", trixie: "libicu76", homebrew: "icu4c")

  package static let zip = OptionalPart(
    "libzip", for: "workbooks and archives of answers", .recommends, linux: ["libzip.so.5", "libzip.so.4"],
    mac: ["libzip.5.dylib"], debian: "libzip4", noble: "libzip4t64", trixie: "libzip5", homebrew: "libzip")

  package static let xml2 = OptionalPart(
    "libxml2", for: "workbooks and HTML mails", .recommends, linux: ["libxml2.so.2", "libxml2.so.16"],
    mac: ["libxml2.2.dylib"], debian: "libxml2", homebrew: "libxml2")

  package static let gmime = OptionalPart(
    "GMime", for: "answers by mail", .recommends, linux: ["libgmime-3.0.so.0"], mac: ["libgmime-3.0.0.dylib"],
    debian: "libgmime-3.0-0", noble: "libgmime-3.0-0t64", trixie: "libgmime-3.0-0t64", homebrew: "gmime")

  package static let poppler = OptionalPart(
    "Poppler's tools", for: "hand-made pages in previews", .recommends, debian: "poppler-utils",
    homebrew: "poppler")

  package static let cjkFonts = OptionalPart(
    "Noto Sans CJK", for: "Chinese, Japanese and Korean", .recommends, debian: "fonts-noto-cjk")

  package static let libreOffice = OptionalPart(
    "LibreOffice", for: "presentations as hand-made pages", .suggests, debian: "libreoffice-impress",
    homebrew: "libreoffice")
}
