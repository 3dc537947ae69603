@testable import Previews
internal import Testing

@Suite struct ChecksumWriterTests {
  private static func sum(_ bytes: [UInt8]) -> String {
    var writer = ChecksumWriter()
    writer.add(bytes)
    return writer.hex
  }

  @Test func `every byte counts, and where it is`() {
    let bytes = Array("Peering Personals, one slide and one minute".utf8)
    var texts: Set<[UInt8]> = [bytes]
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      texts.insert(other)
      other = bytes
      other.swapAt(index, max(0, index - 1))
      texts.insert(other)
      texts.insert(Array(bytes.prefix(index)))
    }
    #expect(Set(texts.map(Self.sum)).count == texts.count)
  }

  @Test func `noughts count`() {
    #expect(Set((0..<40).map { Self.sum(Array(repeating: 0, count: $0)) }).count == 40)
    var words: Set<String> = []
    for count in 0..<40 {
      var writer = ChecksumWriter()
      for _ in 0..<count { writer.add(word: 0) }
      words.insert(writer.hex)
    }
    #expect(words.count == 40)
  }

  @Test func `texts are the bytes of their UTF-8`() {
    for text in ["", "a", "Suva", "ເຄືອຂ່າຍ", "a longer text of several words"] {
      var writer = ChecksumWriter()
      writer.add(text)
      #expect(writer.hex == Self.sum(Array(text.utf8)))
    }
  }
}
