import Diagnostics
import LocatedYAML
import Testing

/// The keys of the documents these tests read.
let knownKeys = ["network", "traffic", "ratio", "message", "planned", "accent"]

/// What is said about a document that may have `keys`, as people read it.
func messages(_ text: String, keys: [String] = knownKeys, allowsAliases: Bool = false) -> String {
  messages(Array(text.utf8), keys: keys, allowsAliases: allowsAliases)
}

func messages(_ bytes: [UInt8], keys: [String] = knownKeys, allowsAliases: Bool = false) -> String {
  let reading = YAMLReader.reading(bytes, file: "as64500.yaml", allowsAliases: allowsAliases)
  guard let reader = reading.value else { return reading.diagnostics.map(\.text).joined(separator: "\n") }
  reader.root("a submission")?.mapping(keys: keys, "lines of 'key: value'")?.reportSwallowedKeys(keys)
  return reader.diagnostics.inOrder.map(\.text).joined(separator: "\n")
}

/// Reads `value` out of a document `value: …` and gives what is said about it.
func reading<Value>(_ text: String, _ read: (YAMLValue) -> Value) -> (value: Value?, messages: String) {
  let reader = YAMLReader(SourceText(file: "as64500.yaml", text: "value: " + text))
  let value = reader.root("a document")?.mapping(keys: ["value"], "a document")?.written("value").map(read)
  return (value, reader.diagnostics.map(\.text).joined(separator: "\n"))
}
