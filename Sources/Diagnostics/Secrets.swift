internal import Synchronization

/// Texts that no message may show: the API key.
package enum Secrets {
  private static let known = Mutex<[[UInt8]]>([])

  /// Hides a text in all messages from now on. One of less than six bytes is too short to be a key.
  package static func add(_ secret: String) {
    let bytes = Array(secret.utf8)
    guard bytes.count >= 6 else { return }
    known.withLock { if !$0.contains(bytes) { $0.append(bytes) } }
  }

  /// The secrets, for messages.
  fileprivate static var all: [[UInt8]] { known.withLock { $0 } }
}

extension String {
  /// The text with an asterisk for each character of a secret.
  ///
  /// Messages cut what they quote, so parts of a secret are hidden too, from eight bytes on.
  package var withoutSecrets: String {
    let secrets = Secrets.all
    guard !secrets.isEmpty else { return self }
    var bytes = Array(utf8)
    let original = bytes
    for secret in secrets {
      let length = min(8, secret.count)
      guard original.count >= length else { continue }
      let parts = Set((0...secret.count - length).map { secret[$0..<$0 + length] })
      for start in 0...original.count - length where parts.contains(original[start..<start + length]) {
        for index in start..<start + length { bytes[index] = UInt8(ascii: "*") }
      }
    }
    return bytes == original ? self : String(decoding: bytes, as: UTF8.self)
  }
}
