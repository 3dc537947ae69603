/// Names of files, each different.
package struct UniqueNames {
  private var used: Set<String>

  /// - Parameter used: names that are taken already.
  package init(_ used: Set<String> = []) { self.used = used }

  /// A name that nothing else has: `stem`, else `stem-2`, `stem-3` and so on, with an ending.
  package mutating func next(_ stem: String, ending: String = "") -> String {
    var name = stem + ending
    var number = 2
    while !used.insert(name).inserted {
      name = "\(stem)-\(number)\(ending)"
      number += 1
    }
    return name
  }
}
