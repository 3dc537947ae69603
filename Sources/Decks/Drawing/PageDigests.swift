/// What each page of a deck shows, as a checksum: kept in the deck, so that a later one shows the pages that changed.
package struct PageDigests: Sendable, Hashable {
  /// One page.
  package struct Entry: Sendable, Hashable {
    /// What it is, in words: `AS64500`, `running-order`.
    package var name: String
    /// What it shows, without its number.
    package var checksum: String
  }

  /// In the order of the pages.
  package private(set) var entries: [Entry] = []
  /// How many pages there are of each name.
  private var counts: [String: Int] = [:]

  package init() {}

  /// Reads what a deck keeps; nil where it is none.
  package init?(_ text: String) {
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let name = Self.decoded(parts[0]) else { return nil }
      entries.append(Entry(name: name, checksum: String(parts[1])))
    }
    if entries.isEmpty { return nil }
  }

  /// What a deck keeps.
  package var text: String {
    entries.map { "\(Self.encoded($0.name))=\($0.checksum)" }.joined(separator: " ")
  }

  /// Adds the next page. A second one of a name gets a number behind it.
  mutating func add(_ name: String, _ checksum: String) {
    let count = counts[name, default: 0] + 1
    counts[name] = count
    entries.append(Entry(name: count == 1 ? name : "\(name) \(count)", checksum: checksum))
  }

  /// Letters, digits and a few signs as they are, other bytes as in a URL.
  private static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
        || "-._:".utf8.contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
    }.joined()
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      rest = rest.dropFirst(2)
      bytes.append(value)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

/// How the pages of a deck differ from those of an older one.
package struct PageChanges: Sendable, Hashable {
  /// A page, with its number from 1.
  package struct Page: Sendable, Hashable {
    package var number: Int
    package var name: String
  }

  /// Pages that show something else, with their new numbers.
  package var changed: [Page] = []
  /// Pages that the old deck does not have, with their new numbers.
  package var added: [Page] = []
  /// Pages that the new deck no longer has, with their old numbers.
  package var gone: [Page] = []
  /// Pages that show the same, but in another order among those that stayed: old number and new one.
  package var moved: [(old: Int, page: Page)] { movedPages.map { ($0.old, $0.page) } }
  private var movedPages: [Moved] = []

  private struct Moved: Hashable {
    var old: Int
    var page: Page
  }

  /// The numbers of the pages to write again, from 1.
  package var numbers: Set<Int> { Set((changed + added).map(\.number)) }

  package init(from old: PageDigests, to new: PageDigests) {
    let before = Dictionary(
      old.entries.enumerated().map { ($1.name, (number: $0 + 1, checksum: $1.checksum)) }
    ) { first, _ in first }
    var kept: [Moved] = []
    for (index, entry) in new.entries.enumerated() {
      let page = Page(number: index + 1, name: entry.name)
      guard let known = before[entry.name] else {
        added.append(page)
        continue
      }
      kept.append(Moved(old: known.number, page: page))
      if known.checksum != entry.checksum { changed.append(page) }
    }
    let names = Set(new.entries.map(\.name))
    gone = old.entries.enumerated().filter { !names.contains($1.name) }
      .map { Page(number: $0 + 1, name: $1.name) }
    // Insertions and removals only change numbers. Moved are those outside of a longest run that kept its order.
    let stayed = Self.longestRun(kept.map(\.old))
    movedPages = kept.enumerated().filter { !stayed.contains($0.offset) }.map(\.element)
  }

  /// The indices of a longest increasing subsequence.
  private static func longestRun(_ numbers: [Int]) -> Set<Int> {
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var (run, next) = (Set<Int>(), ends.last)
    while let index = next {
      run.insert(index)
      next = previous[index]
    }
    return run
  }
}
