internal import Diagnostics

/// What a whole answer is read into, an object.
protocol AnswerContent {
  /// What an answer holds that is no object.
  init()

  /// What the fields say; problems are noted in their log.
  init(_ fields: Fields)
}

extension AnswerText {
  /// The value of the text, with the problems noted on the way, or why there is none.
  func decode<Value: AnswerContent>(_ type: Value.Type) -> Decoded<Value> {
    let document: JSONDocument
    do throws(JSONScanner.Fault) {
      document = try JSONDocument(bytes)
    } catch {
      return .unreadable(self.fault() ?? diagnostic(of: error))
    }
    if !document.isUTF8, let fault = encodingFault { return .unreadable(fault) }
    let log = ProblemLog()
    guard let fields = Fields(document, JSONDocument.root, log) else {
      log.unexpected(JSONPath(), wanted: "an object", severity: .error)
      return .value(Value(), log.all, document)
    }
    let value = Value(fields)
    return .value(value, log.all, document)
  }

  enum Decoded<Value> {
    /// The problems are of the document.
    case value(Value, [FieldProblem], JSONDocument)
    case unreadable(Diagnostic)
  }
}
