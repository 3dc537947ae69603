internal import GRDB

/// A column with a value of a type that it never has.
struct DamagedColumn: Error {
  var table: String
  var column: String
}

/// Columns, read without trust: SQLite lets any column hold a value of any type.
extension Row {
  func integer(_ index: Int, _ table: String, _ column: String) throws(DamagedColumn) -> Int {
    try required(optionalInteger(index, table, column), table, column)
  }

  /// nil for null.
  func optionalInteger(_ index: Int, _ table: String, _ column: String) throws(DamagedColumn) -> Int? {
    switch (self[index] as DatabaseValue).storage {
    case .null: return nil
    case .int64(let number): if let number = Int(exactly: number) { return number }
    default: break
    }
    throw DamagedColumn(table: table, column: column)
  }

  func text(_ index: Int, _ table: String, _ column: String) throws(DamagedColumn) -> String {
    try required(optionalText(index, table, column), table, column)
  }

  /// nil for null.
  func optionalText(_ index: Int, _ table: String, _ column: String) throws(DamagedColumn) -> String? {
    switch (self[index] as DatabaseValue).storage {
    case .null: return nil
    case .string(let text): return text
    default: throw DamagedColumn(table: table, column: column)
    }
  }

  private func required<Value>(
    _ value: Value?, _ table: String, _ column: String
  ) throws(DamagedColumn) -> Value {
    guard let value else { throw DamagedColumn(table: table, column: column) }
    return value
  }

  func bytes(_ index: Int, _ table: String, _ column: String) throws(DamagedColumn) -> [UInt8] {
    guard case .blob(let data) = (self[index] as DatabaseValue).storage else {
      throw DamagedColumn(table: table, column: column)
    }
    return Array(data)
  }
}

/// Statements that take lists.
enum SQLList {
  /// Numbers as a JSON list, since a statement takes a list only so.
  static func text(_ numbers: some Collection<Int>) -> String {
    "[\(numbers.map(String.init).joined(separator: ","))]"
  }
}
