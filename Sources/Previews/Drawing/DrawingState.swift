internal import CLoader
internal import CairoDrawing
package import Digests
package import Files

/// All that decides what a page looks like, beside the page and its fonts: the program, the libraries it draws with,
/// the processor that decides which code they use, and the environment.
package struct DrawingState: Sendable, Hashable {
  package let digest: Digest

  /// A state of its own for each content.
  ///
  /// - Parameters:
  ///   - program: the checksum of the program's file.
  ///   - libraries: the name and the build of each library.
  ///   - processor: what the processor is and can do.
  ///   - variables: the environment's variables that libraries read.
  package init(
    program: Digest, libraries: [(name: String, build: [UInt8])], processor: String,
    variables: [(name: String, value: String)]
  ) {
    var bytes = ByteWriter()
    bytes.add(program.bytes)
    bytes.add(libraries.count)
    for library in libraries.sorted(by: { ($0.name, $0.build.hex) < ($1.name, $1.build.hex) }) {
      bytes.add(library.name)
      bytes.add(library.build)
    }
    bytes.add(processor)
    bytes.add(variables.count)
    for variable in variables.sorted(by: { $0.name < $1.name }) {
      bytes.add(variable.name)
      bytes.add(variable.value)
    }
    digest = SHA256.digest(of: bytes.bytes)
  }

  /// The state of this process.
  ///
  /// Ask for it before the first record is fetched: libraries that are opened later, as that for HTTP, draw nothing.
  ///
  /// - Parameters:
  ///   - program: the program's file.
  ///   - environment: the process's variables.
  /// - Throws: `FileError` where the program's file, or that of a library whose build has no name, cannot be read.
  package init(program: String, environment: [String: String]) throws(FileError) {
    PictureLibraries.open()
    var libraries: [(name: String, build: [UInt8])] = []
    for library in LoadedLibrary.all {
      let build =
        if let name = library.build { name } else { try SHA256.digest(ofFile: library.path).bytes }
      libraries.append((library.name, build))
    }
    self.init(
      program: try SHA256.digest(ofFile: program), libraries: libraries, processor: Self.processor,
      variables: environment.filter { Self.isHeeded($0.key) }.map { ($0.key, $0.value) })
  }

  /// Whether a library that draws may look at a variable. Rather one too many than one too few.
  static func isHeeded(_ variable: String) -> Bool {
    let beginnings = [
      "LC_", "LANG", "FREETYPE", "FT2_", "FC_", "FONTCONFIG", "PANGO", "HB_", "CAIRO", "PIXMAN", "RSVG",
      "JSIMD",
      "GLIBC_TUNABLES", "LD_", "G_", "GDK_",
    ]
    return beginnings.contains(where: variable.hasPrefix)
  }

  /// The processor's name and abilities, by which libraries choose between ways that may differ in a last bit.
  private static var processor: String {
    // Of the first core; the file describes all of them. Only Linux has this file.
    let text = (try? InputFile.read("/proc/cpuinfo", limit: 16_000_000)).map {
      String(decoding: $0, as: UTF8.self)
    }
    let lines = (text ?? "").split(separator: "\n")
    return ["model name", "flags", "Features", "CPU part"].compactMap { name in
      lines.first { $0.hasPrefix(name) }
    }.joined(separator: "\n")
  }
}

extension [UInt8] {
  fileprivate var hex: String { map { String($0, radix: 16) }.joined(separator: ",") }
}

/// A library in this process.
struct LoadedLibrary {
  var path: String
  /// What its linker named the build by; nil where it did not.
  var build: [UInt8]?

  /// The name of its file.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// All libraries but what the kernel puts there and the program itself.
  static var all: [LoadedLibrary] {
    var libraries: [LoadedLibrary] = []
    withUnsafeMutablePointer(to: &libraries) { pointer in
      personals_each_library(
        { closure, path, build, count in
          guard let closure else { return }
          let name = String(cString: path)
          guard name.hasPrefix("/") else { return }
          let library = LoadedLibrary(
            path: name, build: build.map { Array(UnsafeBufferPointer(start: $0, count: count)) })
          closure.assumingMemoryBound(to: [LoadedLibrary].self).pointee.append(library)
        }, pointer)
    }
    // The system's own, on macOS, are in one large file that has another name.
    return libraries.filter { $0.build != nil || InputFile.exists($0.path) }
  }
}
