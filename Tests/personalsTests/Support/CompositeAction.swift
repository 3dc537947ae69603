internal import Diagnostics
internal import Foundation
internal import LocatedYAML
internal import Testing

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

  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let reader = YAMLReader(SourceText(file: path, text: text))
    let document = try #require(reader.root("an action")?.mapping(keys: nil, "an action"))
    let declared = try #require(document["inputs"]?.mapping(keys: nil, "inputs"))
    for name in declared.keys {
      inputs[name] = declared[name]?.mapping(keys: nil, "an input")?["default"]?.scalarText
    }
    let runs = try #require(document["runs"]?.mapping(keys: nil, "how it runs"))
    #expect(runs["using"]?.scalarText == "composite")
    for item in runs["steps"]?.items("steps") ?? [] {
      let step = try #require(item.mapping(keys: nil, "a step"))
      let name = try #require(step["name"]?.scalarText)
      if let script = step["run"]?.scalarText {
        #expect(step["shell"]?.scalarText == "bash", "\(name)")
        steps.append(
          Step(name: name, id: step["id"]?.scalarText, script: script, environment: Self.texts(step["env"])))
      } else {
        uses.append(Use(action: try #require(step["uses"]?.scalarText), inputs: Self.texts(step["with"])))
      }
    }
    #expect(reader.diagnostics.isEmpty)
  }

  private static func texts(_ value: YAMLValue?) -> [String: String] {
    guard let fields = value?.mapping(keys: nil, "texts by name") else { return [:] }
    return fields.keys.reduce(into: [:]) { $0[$1] = fields[$1]?.scalarText }
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
