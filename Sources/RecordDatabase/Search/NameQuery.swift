internal import PeeringDB

/// What somebody looks for, ready to be compared with names.
struct NameQuery {
  let folded: String
  let words: [String]
  /// The AS number that the whole text is, if it is one.
  let asn: ASN?

  init(_ text: String) {
    folded = SearchText.fold(text)
    words = folded.split(separator: " ").prefix(50).map(String.init)
    asn = ASN(text)
  }

  /// A network's names.
  struct Candidate {
    var id: Int
    var asn: Int
    var name: String
    /// As `SearchName` makes it.
    var folded: String
    var updated: String?
  }

  /// How well a network fits, 0 best; nil where it does not.
  func rank(_ candidate: Candidate) -> Int? {
    if let asn, candidate.asn == Int(asn.number) { return -1 }
    // Names are a few dozen bytes, and many: bytes are compared, which are in one form on both sides.
    guard !words.isEmpty, words.allSatisfy({ candidate.folded.utf8.contains($0.utf8) }) else { return nil }
    return SearchName.rank(candidate.folded, for: folded)
  }

  /// The best of all candidates so far.
  struct Hits {
    private(set) var count = 0
    private var hits: [(rank: Int, candidate: Candidate)] = []

    mutating func add(_ candidate: Candidate, _ rank: Int) {
      count += 1
      hits.append((rank, candidate))
    }

    func best(_ limit: Int) -> [Candidate] {
      hits.sorted { ($0.rank, $0.candidate.asn) < ($1.rank, $1.candidate.asn) }.prefix(limit).map(\.candidate)
    }
  }
}

extension FoundNetworks {
  /// The networks of some candidates, with the places each is at.
  init(_ hits: NameQuery.Hits, limit: Int, cities: ([NameQuery.Candidate]) throws -> [Int: Int]) rethrows {
    let best = hits.best(limit)
    let counts = try cities(best)
    networks = best.compactMap { candidate in
      ASN(String(candidate.asn)).map { asn in
        FoundNetwork(
          asn: asn, name: candidate.name, cityCount: counts[candidate.id] ?? 0,
          updated: candidate.updated.flatMap { CalendarDate(isoPrefix: $0) })
      }
    }
    count = hits.count
  }
}
