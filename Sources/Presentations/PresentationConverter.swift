package import Digests
internal import Files
internal import Foundation
internal import Libraries
internal import Synchronization
internal import Work

/// Makes PDFs of presentations, with LibreOffice as a program of its own: without network, macros and the user's settings,
/// one at a time. What was made is kept by the file's checksum.
package struct PresentationConverter: Sendable {
  /// How long one presentation may take, in seconds.
  package static let usualPatience = 120.0
  /// The most bytes of a PDF that are read.
  private static let largest = 100_000_000
  /// The memory that it may use, in bytes.
  private static let memory = 6_000_000_000
  /// Changes when the same presentation makes another PDF.
  private static let version = 2
  /// Held while one is converted.
  private static let turn = Mutex(())

  /// The path of LibreOffice's `soffice`; nil where it is not installed.
  private let tool: String?
  private let environment: [String: String]
  private let store: KeptFiles?
  private let patience: Double
  private let sandbox: Sandbox?

  /// One that finds no LibreOffice.
  package static let none = PresentationConverter(environment: [:], cache: nil)

  /// - Parameters:
  ///   - environment: the variables of this process; LibreOffice is found by its `PATH`.
  ///   - cache: the folder to keep PDFs in; nil to keep none.
  ///   - patience: how long one may take, in seconds.
  ///   - sandbox: where LibreOffice runs; nil for a process without network that reads what its user may read.
  package init(
    environment: [String: String], cache: String?, patience: Double = usualPatience, sandbox: Sandbox? = nil
  ) {
    self.sandbox = sandbox
    tool = InputFile.program("soffice", "libreoffice", in: environment)
    self.environment = environment
    store = cache.map(Self.kept)
    self.patience = patience
  }

  /// Whether LibreOffice is installed.
  package var isThere: Bool { tool != nil }

  /// The PDFs in a folder of the cache.
  package static func kept(in folder: String) -> KeptFiles {
    KeptFiles(folder, kind: "slide", limit: 256_000_000)
  }

  /// The PDF of a presentation.
  ///
  /// - Throws: `PresentationError`.
  package func pdf(of presentation: Presentation) throws(PresentationError) -> [UInt8] {
    #if !os(Linux)
    throw PresentationError(
      "is a presentation, which is converted on Linux only", hint: Presentation.exportHint,
      isOfConverter: true)
    #else
    guard let tool, let stamp = FileStamp(tool) else {
      throw PresentationError(
        "is a presentation, and LibreOffice, which converts it, is not installed",
        hint: "install \(OptionalPart.libreOffice.advice), or \(Presentation.exportHint)",
        isOfConverter: true)
    }
    let key = SHA256.digest(of: "\(Self.version)\n\(tool)\n\(stamp.lastChange)\n\(presentation.key)")
    if let kept = store?.content(key) { return kept.bytes }
    let result = Self.turn.withLock { _ in
      alone { () -> Result<[UInt8], PresentationError> in
        // Another run may have made it in the meantime.
        if let kept = store?.content(key) { return .success(kept.bytes) }
        do throws(PresentationError) {
          let pdf = try convert(presentation, tool)
          store?.keep(pdf, SHA256.digest(of: pdf), as: key)
          store?.trim()
          return .success(pdf)
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
    #endif
  }

  /// Does some work while no other process of the user does it, as far as there is a folder to agree on that.
  private func alone<Value>(_ work: () -> Value) -> Value {
    guard let folder = store?.folder, (try? folder.create()) != nil else { return work() }
    return folder.withLock(".converting") { _ in work() } ?? work()
  }

  private func convert(_ presentation: Presentation, _ tool: String) throws(PresentationError) -> [UInt8] {
    let scratch: ScratchFolder
    do throws(FileError) {
      scratch = try ScratchFolder(in: environment["TMPDIR"])
      try scratch.write(presentation.bytes, to: "slide.\(presentation.format.rawValue)")
      try scratch.write(Array(Self.settings.utf8), to: "profile/user/registrymodifications.xcu")
    } catch {
      throw PresentationError("cannot be converted: \(error)", isOfConverter: true)
    }
    let arguments = [
      "-env:UserInstallation=\(URL(filePath: scratch.path).absoluteString)/profile",
      "-env:OSL_SOCKET_PATH=\(scratch.path)", "--headless", "--norestore", "--nolockcheck", "--nologo",
      "--nodefault", "--convert-to", "pdf:impress_pdf_Export", "--outdir", "out",
      "slide.\(presentation.format.rawValue)",
    ]
    do throws(ProcessError) {
      // The sandbox has no network and takes all with it that it started: what keeps others from that would keep it, too.
      let boxed = sandbox?.arguments(for: tool, folder: scratch.path)
      try ChildProcess.output(
        of: sandbox?.program ?? tool, (boxed ?? []) + arguments, environment: variables(scratch.path),
        folder: scratch.path, within: patience, outputLimit: 1_000_000,
        limits: ProcessLimits(
          cpuSeconds: Int(patience.rounded(.up)), memory: Self.memory, fileSize: 256_000_000,
          isIsolated: sandbox == nil))
    } catch {
      throw Self.error(for: error)
    }
    // Its exit status says nothing; whether there is a PDF does. A link out of the folder is refused.
    let pdf: [UInt8]
    do throws(FileError) {
      pdf = try FileReach(root: scratch.path).read("out/slide.pdf", from: scratch.path, limit: Self.largest)
        .bytes
    } catch {
      if case .tooLarge = error.reason {
        throw PresentationError(
          "cannot be converted: its PDF has more than \(Self.largest / 1_000_000) MB",
          hint: Presentation.exportHint)
      }
      throw PresentationError(
        "cannot be opened by LibreOffice: it is broken, has a password, or has nothing to show",
        hint: Presentation.exportHint)
    }
    // The folder goes with its last use.
    withExtendedLifetime(scratch) {}
    guard pdf.starts(with: Array("%PDF-".utf8)) else {
      throw PresentationError(
        "cannot be converted: LibreOffice wrote no PDF", hint: Presentation.exportHint)
    }
    return pdf
  }

  private static func error(for error: ProcessError) -> PresentationError {
    switch error {
    case .notStarted(let program, let reason):
      PresentationError("cannot be converted: \(program) cannot be started: \(reason)", isOfConverter: true)
    case .timedOut(_, let seconds):
      PresentationError(
        "takes LibreOffice longer than \(Int(seconds.rounded(.up))) s", hint: Presentation.exportHint)
    case .failed, .signalled, .outputTooLarge:
      PresentationError("cannot be converted: \(error)", hint: Presentation.exportHint)
    }
  }

  /// The variables that LibreOffice gets: those by which fonts are found, and no secrets.
  private func variables(_ folder: String) -> [String: String] {
    var variables = environment.filter {
      [
        "PATH", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "FONTCONFIG_FILE",
        "FONTCONFIG_PATH",
      ]
      .contains($0.key)
    }
    variables["TMPDIR"] = folder
    if sandbox != nil {
      for name in ["HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] { variables[name] = folder }
    }
    variables["LC_ALL"] = "C.UTF-8"
    variables["SAL_USE_VCLPLUGIN"] = "svp"
    return variables
  }

  /// The settings of LibreOffice that differ from what it has without any.
  private static let settings = {
    let values = [
      ("Security/Scripting", "DisableMacrosExecution", "true"),
      ("Security/Scripting", "MacroSecurityLevel", "3"),
      // Pictures outside of the file, on the web or on this machine.
      ("Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      // Headings, lists and alternative texts for screen readers.
      ("Filter/PDF/Export", "UseTaggedPDF", "true"),
    ]
    let items = values.map { path, name, value in
      "<item oor:path=\"/org.openoffice.Office.Common/\(path)\">"
        + "<prop oor:name=\"\(name)\" oor:op=\"fuse\"><value>\(value)</value></prop></item>"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\(items.joined())</oor:items>\n"
  }()
}
