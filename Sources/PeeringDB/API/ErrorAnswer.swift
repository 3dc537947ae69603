/// What PeeringDB says when it does not answer: `{"message": …, "meta": {"error": …}}`.
struct ErrorAnswer {
  /// The longer of its two texts; "" where there is none.
  let text: String
  /// Whether it has an empty `data`, as answers have to which nothing fits.
  let isEmptyList: Bool

  init(_ body: [UInt8]) {
    let answer = JSONValue(body)
    let texts = [answer?["message"], answer?["meta"]["error"]]
    text =
      texts.lazy.compactMap { if case .text(let text) = $0 { text } else { nil } }.first { !$0.isEmpty } ?? ""
    isEmptyList = answer?["data"] == .list([])
  }
}

/// Reads how long to wait out of the words of Django's REST framework.
enum Throttling {
  /// The seconds in `Request was throttled. Expected available in 57 seconds.`, with seconds, minutes,
  /// hours or days; nil where the text says nothing of the kind.
  static func seconds(in text: String) -> Int? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    for (position, word) in words.enumerated() where word == "in" && position + 2 < words.count {
      guard let count = Int(words[position + 1]) else { continue }
      let unit = words[position + 2]
      let factor = [("second", 1), ("minute", 60), ("hour", 3600), ("day", 86400)].first {
        unit.hasPrefix($0.0)
      }?.1
      if let factor { return min(max(0, count), HTTPDate.longestWait / factor) * factor }
    }
    return nil
  }
}
