/// Keeps a value until the process ends, which is soon: freeing a template's thousands of values takes 4 % of a slide, and the
/// system takes all memory back at once.
final class KeptMemory {
  private let value: Any

  private init(_ value: Any) { self.value = value }

  static func keep(_ value: Any) { _ = Unmanaged.passRetained(KeptMemory(value)) }
}
