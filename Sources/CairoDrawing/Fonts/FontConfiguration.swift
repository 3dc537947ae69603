internal import Files
internal import CFontconfig
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A private fontconfig configuration: the bundled fonts, those added by hand, and of the system's fonts
/// only the files named.
///
/// Owns its `FcConfig`.
final class FontConfiguration {
  /// The `FcConfig`, owned.
  let handle: OpaquePointer
  /// The faces in it.
  let fonts: [InstalledFont]

  /// Reads the fonts.
  ///
  /// - Parameters:
  ///   - settings: the bundled folder and the files added by hand.
  ///   - systemFiles: font files of the system to take in.
  ///   - systemCaches: the folders where the system keeps what fontconfig knows of them.
  /// - Throws: `DrawingError` where there are no fonts.
  init(
    _ settings: FontSettings, systemFiles: [String] = [], systemCaches: [String] = []
  ) throws(DrawingError) {
    handle = try Self.load(settings, systemFiles: systemFiles, systemCaches: systemCaches)
    fonts = InstalledFont.all(in: handle)
    Self.makeCurrentOnce(handle)
  }

  deinit { FcConfigDestroy(handle) }

  /// A configuration with its fonts, owned by the caller.
  private static func load(
    _ settings: FontSettings, systemFiles: [String], systemCaches: [String]
  ) throws(DrawingError) -> OpaquePointer {
    guard let config = FcConfigCreate() else { throw DrawingError("cannot read fonts: out of memory") }
    do throws(DrawingError) {
      let cache = FontCacheFolder.usable(settings.cacheFolder)
      let text = configuration(
        folder: cache == nil ? nil : settings.bundledFolder,
        caches: [cache].compactMap(\.self) + systemCaches,
        systemFiles: systemFiles)
      guard FcConfigParseAndLoadFromMemory(config, text, FcFalse) != FcFalse,
        FcConfigBuildFonts(config) != FcFalse
      else { throw DrawingError("cannot read the fonts in \(settings.bundledFolder)") }
      // Without a cache folder, fontconfig would complain on standard error of every folder it reads.
      let bundled = cache == nil ? files(in: settings.bundledFolder) : []
      for file in bundled + settings.additionalFiles where FcConfigAppFontAddFile(config, file) == FcFalse {
        throw DrawingError("cannot read the font \(file)")
      }
      guard hasFonts(config) else { throw DrawingError("no fonts in \(settings.bundledFolder)") }
    } catch {
      FcConfigDestroy(config)
      throw error
    }
    return config
  }

  /// The configuration as fontconfig's XML.
  private static func configuration(folder: String?, caches: [String], systemFiles: [String]) -> String {
    var xml = "<fontconfig>"
    for cache in caches { xml += "<cachedir>\(XMLText.escaped(cache))</cachedir>" }
    if let folder { xml += "<dir>\(XMLText.escaped(folder))</dir>" }
    // Of a folder of the system's everything is turned away but the files asked for, since each
    // family Pango has to choose from makes it slower.
    for folder in Set(systemFiles.map(folderOf)).sorted() {
      xml += "<dir>\(XMLText.escaped(folder))</dir>"
      xml += "<selectfont><rejectfont><glob>\(XMLText.escaped(folder))/*</glob></rejectfont></selectfont>"
    }
    for file in systemFiles {
      xml += "<selectfont><acceptfont><glob>\(XMLText.escaped(file))</glob></acceptfont></selectfont>"
    }
    return xml + "</fontconfig>"
  }

  private static func folderOf(_ file: String) -> String {
    file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
  }

  private static func hasFonts(_ config: OpaquePointer) -> Bool {
    [FcSetSystem, FcSetApplication].contains { (FcConfigGetFonts(config, $0)?.pointee.nfont ?? 0) > 0 }
  }

  /// The font files in a folder and those in it, by name.
  private static func files(in folder: String, depth: Int = 0) -> [String] {
    guard depth < 8, let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      let isFont = [".otf", ".ttf", ".ttc"].contains(where: name.lowercased().hasSuffix)
      result += isFont ? [path] : files(in: path, depth: depth + 1)
    }
    return result.sorted()
  }

  private static let isCurrentSet = Mutex(false)

  /// Makes `config` what the process takes where it is given none, before anything else is.
  ///
  /// Pango and librsvg would otherwise read the whole system's configuration when they start.
  private static func makeCurrentOnce(_ config: OpaquePointer) {
    isCurrentSet.withLock { isSet in
      if !isSet { isSet = FcConfigSetCurrent(config) != FcFalse }
    }
  }
}
