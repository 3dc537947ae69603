package import Diagnostics

/// A look-up that failed: what was asked, of whom, and why.
package struct SourceError: Error, Hashable, Sendable {
  /// Why there is no answer that can be used.
  package enum Reason: Error, Hashable, Sendable {
    // Before anything is asked.
    case badBaseURL
    /// The key would go over a line that anybody can read.
    case keyNotSafe
    /// The key has characters no key has.
    case keyUnusable
    /// Others than the user may read or write the file with the key.
    case keyNotPrivate(String)
    /// The file with the key cannot be read; why, with its path.
    case keyUnreadable(String)
    /// libcurl cannot be used, and why.
    case noLibrary(String)

    // No answer, or part of one.
    case unknownHost
    case cannotConnect(String)
    case timedOut(seconds: Int)
    case tls(String)
    /// The connection ended early.
    case cut(String)
    /// The body has more than so many bytes.
    case tooLarge(limit: Int)
    /// What libcurl says of a problem we know nothing about.
    case other(String)

    // An answer that is none.
    /// With the time to wait, where the server says it, and whether a key was sent.
    case throttled(retryAfterSeconds: Int?, withKey: Bool)
    case unauthorized(String, withKey: Bool)
    case forbidden(String)
    /// A status that means no answer, with what the server says of it.
    case httpStatus(Int, String)
    case redirected(Int, to: String?)
    /// With the media type the server gives.
    case notJSON(mediaType: String)
    /// The diagnostics point into the answer.
    case malformed([Diagnostic])
    /// A store on this machine that cannot be used: what is wrong, what to do, and whether it is missing.
    case store(String, hint: String?, isMissing: Bool)
    /// The server left rows out and says so in these words.
    case truncated(String)
    /// The same, and it sent more than was asked for: it does not know the filter.
    case unfiltered(String)
    /// Nothing is kept, and no server is to be asked.
    case notKept
    /// A URL in a submission, which is asked only if the user allows it.
    case notAllowed
    /// A host with an address that is not of the public internet.
    case notPublic
  }

  /// What was asked for, in words: `AS64500`, `12 exchanges`; "" before anything is.
  package var request: String
  /// Who was asked, or the base URL where that is what is wrong.
  package var host: String
  package var reason: Reason

  package init(request: String, host: String, reason: Reason) {
    self.request = request
    self.host = host
    self.reason = reason
  }
}

extension SourceError {
  /// Whether only the server or the way to it is at fault, and nothing on this machine or in what people wrote.
  package var isOfServer: Bool {
    switch reason {
    case .store, .notKept, .notAllowed, .badBaseURL, .keyNotSafe, .keyUnusable, .keyNotPrivate,
      .keyUnreadable,
      .noLibrary:
      false
    default: true
    }
  }
}

extension SourceError: CustomStringConvertible {
  /// What went wrong, and after a semicolon what to do about it.
  package var description: String { hint.map { "\(message); \($0)" } ?? message }
}
