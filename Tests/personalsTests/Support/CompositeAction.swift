internal import Foundation
internal import Testing
internal import Yams

/// What `action.yml` says, ready to be run step by step as GitHub's runner does.
struct CompositeAction {
  /// A step that runs a script.
  struct Step {
    var name: String
    var id: String?
    var script: String
    var environment: [String: String]
  }

  /// A step that is somebody else's action.
  struct Use {
    var action: String
    var inputs: [String: String]
  }

  private(set) var steps: [Step] = []
  private(set) var uses: [Use] = []
  /// The inputs with their defaults.
  private(set) var inputs: [String: String] = [:]

  private struct Document: Decodable {
    struct Input: Decodable { var `default`: String? }
    struct Runs: Decodable {
      var using: String
      var steps: [RawStep]
    }
    struct RawStep: Decodable {
      var name: String
      var id: String?
      var shell: String?
      var run: String?
      var uses: String?
      var env: [String: String]?
      var with: [String: String]?
    }
    var inputs: [String: Input]
    var runs: Runs
  }

  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let document = try YAMLDecoder().decode(Document.self, from: text)
    #expect(document.runs.using == "composite")
    inputs = document.inputs.compactMapValues(\.default)
    for step in document.runs.steps {
      if let script = step.run {
        #expect(step.shell == "bash", "\(step.name)")
        steps.append(
          Step(name: step.name, id: step.id, script: script, environment: step.env ?? [:]))
      } else {
        uses.append(Use(action: try #require(step.uses), inputs: step.with ?? [:]))
      }
    }
  }

  func step(_ name: String) throws -> Step { try #require(steps.first { $0.name == name }) }

  /// `text` with its `${{ expressions }}` replaced by their values; one that has none is a mistake of the action.
  static func filled(_ text: String, _ values: [String: String]) throws -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.range(of: "${{") {
      result += rest[..<start.lowerBound]
      let end = try #require(rest.range(of: "}}", range: start.upperBound..<rest.endIndex))
      let expression = rest[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespaces)
      result += try #require(values[expression], "nobody knows \(expression)")
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
