@testable import Previews
internal import Digests
internal import Foundation
internal import Testing

extension DrawingState {
  static func sample(
    program: String = "program",
    libraries: [(name: String, build: [UInt8])] = [("liba.so", [1]), ("libb.so", [2])],
    processor: String = "processor", variables: [(name: String, value: String)] = [("LANG", "C")]
  ) -> DrawingState {
    DrawingState(
      program: SHA256.digest(of: program), libraries: libraries, processor: processor, variables: variables)
  }
}

@Suite struct DrawingStateTests {
  @Test func `everything in it changes it`() {
    let states: [DrawingState] = [
      .sample(), .sample(program: "another"), .sample(libraries: [("liba.so", [1])]),
      .sample(libraries: [("liba.so", [1]), ("libb.so", [3])]),
      .sample(libraries: [("liba.so", [1]), ("libc.so", [2])]),
      .sample(libraries: []), .sample(processor: "another"), .sample(variables: [("LANG", "de")]),
      .sample(variables: [("LC_ALL", "C")]), .sample(variables: []),
    ]
    #expect(Set(states).count == states.count)
    #expect(
      DrawingState.sample(libraries: [("libb.so", [2]), ("liba.so", [1])]) == .sample(), "in whichever order")
  }

  @Test func `it is the same in one process`() throws {
    let program = "/proc/self/exe"
    // Other tests open libraries in between: again until none was opened between the two.
    var first, second: DrawingState
    while true {
      let libraries = LoadedLibrary.all.map(\.path)
      first = try DrawingState(program: program, environment: ["LANG": "C", "HOME": "/a", "TZ": "UTC"])
      second = try DrawingState(
        program: program, environment: ["LANG": "C", "HOME": "/b", "TZ": "Asia/Tokyo"])
      if libraries == LoadedLibrary.all.map(\.path) { break }
    }
    #expect(first == second, "what no library that draws looks at")
    #expect(try DrawingState(program: program, environment: ["LANG": "ja_JP.UTF-8"]) != first)
    #expect(
      try DrawingState(program: program, environment: ["LANG": "C", "FREETYPE_PROPERTIES": "a"]) != first)
    #expect(try DrawingState(program: #filePath, environment: ["LANG": "C"]) != first)
  }

  /// The libraries that draw are among those whose builds are known.
  @Test(arguments: [
    "libcairo.so", "libpango-1.0.so", "libfreetype.so", "libpixman-1.so", "libpng16.so", "librsvg-2.so",
    "libturbojpeg.so", "libharfbuzz.so", "libfontconfig.so", "libz.so", "libc.so", "libm.so",
  ])
  func `libraries are known by their build`(name: String) throws {
    _ = try DrawingState(program: "/proc/self/exe", environment: [:])
    let library = try #require(LoadedLibrary.all.first { $0.name.hasPrefix(name) })
    #expect(library.build?.isEmpty == false)
  }
}
