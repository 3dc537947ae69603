internal import Synchronization

/// Texts that no message may show: the API key.
package enum Secrets {
  /// A text to hide, by all its parts of a length that hardly anything else has.
  fileprivate struct Secret: Sendable {
    let bytes: [UInt8]
    /// In bytes, 8 at most.
    let length: Int
    let parts: Set<UInt64>

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      length = min(8, bytes.count)
      parts = Set(
        (0...bytes.count - length).map { [length] start in
          bytes[start..<start + length].reduce(0) { $0 << 8 | UInt64($1) }
        })
    }

    /// Where parts of it begin in a text.
    func places(in text: String.UTF8View) -> [Int] {
      let mask = UInt64.max >> UInt64(64 - 8 * length)
      var places: [Int] = []
      var part: UInt64 = 0
      for (index, byte) in text.enumerated() {
        part = (part << 8 | UInt64(byte)) & mask
        if index >= length - 1, parts.contains(part) { places.append(index - length + 1) }
      }
      return places
    }
  }

  private static let known = Mutex<[Secret]>([])

  /// Hides a text in all messages from now on. One of less than six bytes is too short to be a key.
  package static func add(_ secret: String) {
    let bytes = Array(secret.utf8)
    guard bytes.count >= 6 else { return }
    known.withLock { if !$0.contains(where: { $0.bytes == bytes }) { $0.append(Secret(bytes)) } }
  }

  /// Whether there is anything to hide.
  static var areKnown: Bool { !all.isEmpty }

  fileprivate static var all: [Secret] { known.withLock { $0 } }
}

extension String {
  /// The text with an asterisk for each character of a secret.
  ///
  /// Messages cut what they quote, so parts of a secret are hidden too, from eight bytes on.
  package var withoutSecrets: String {
    let secrets = Secrets.all
    guard !secrets.isEmpty else { return self }
    let hidden = secrets.map { ($0.length, $0.places(in: utf8)) }
    guard hidden.contains(where: { !$0.1.isEmpty }) else { return self }
    var bytes = Array(utf8)
    for (length, places) in hidden {
      for place in places {
        for index in place..<place + length { bytes[index] = UInt8(ascii: "*") }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
