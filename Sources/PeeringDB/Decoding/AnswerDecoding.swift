internal import Diagnostics

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension CodingUserInfoKey {
  /// The `ProblemLog` of the answer being decoded.
  static let problemLog: CodingUserInfoKey = {
    // The initialiser is failable by its protocol only.
    guard let key = CodingUserInfoKey(rawValue: "problemLog") else { preconditionFailure("no such key") }
    return key
  }()
}

extension AnswerText {
  /// The value of the text, with the problems noted on the way, or why there is none.
  ///
  /// `Value` is to note problems in the decoder's log instead of throwing.
  func decode<Value: Decodable>(_ type: Value.Type) -> Decoded<Value> {
    if let fault = fault() { return .unreadable(fault) }
    let log = ProblemLog()
    let decoder = JSONDecoder()
    decoder.userInfo[.problemLog] = log
    do {
      return .value(try decoder.decode(type, from: Data(bytes)), log.all)
    } catch {
      // Text without faults and a value that notes its problems leave nothing to throw, as far as known.
      return .unreadable(
        Diagnostic(
          .error, rule: "record-syntax", at: SourceLocation(file: file), "cannot be decoded: \(error)"))
    }
  }

  enum Decoded<Value> {
    case value(Value, [FieldProblem])
    case unreadable(Diagnostic)
  }
}
