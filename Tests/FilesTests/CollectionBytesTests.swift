import Files
import Testing

@Suite struct CollectionBytesTests {
  @Test(arguments: [
    ("a/./b", "./", true), ("a/b", "./", false), (".", "./", false), ("./", "./", true), ("aab", "ab", true),
    ("aba", "ba", true), ("", "a", false), ("", "", true), ("été", "t", true), ("日本", "本", true),
  ])
  func `bytes are found wherever they are`(text: String, part: String, isFound: Bool) {
    #expect(text.utf8.hasBytes(part.utf8) == isFound)
    #expect(Array(text.utf8)[...].hasBytes(Array(part.utf8)) == isFound)
    #expect(AnySequenceOfBytes(text.utf8.map { $0 }).hasBytes(part.utf8) == isFound)
  }

  /// Bytes that are not beside one another in memory.
  private struct AnySequenceOfBytes: Collection {
    private let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count }
    func index(after index: Int) -> Int { index + 1 }
    subscript(index: Int) -> UInt8 { bytes[index] }
  }
}
