import Scene

/// Recently shaped text: three runs in four are repeated in a deck.
struct ShapingCache {
  struct Key: Hashable {
    var text: StyledText
    var width: Length?
    var lines: Int?
  }

  /// How many paragraphs each of the two generations holds.
  private let capacity = 2048
  private var young: [Key: ShapedText] = [:]
  private var old: [Key: ShapedText] = [:]

  /// What `key` was shaped to. Setting it sometimes drops entries that have not been used for a while.
  subscript(key: Key) -> ShapedText? {
    mutating get {
      if let shaped = young[key] { return shaped }
      guard let shaped = old[key] else { return nil }
      self[key] = shaped
      return shaped
    }
    set {
      if young.count >= capacity {
        old = young
        young = [:]
      }
      young[key] = newValue
    }
  }
}
