internal import Dispatch
internal import Synchronization

/// Work that is spread over all cores.
enum AllCores {
  /// `work` done for each of `0..<count`; the results in order.
  ///
  /// - Parameters:
  ///   - count: how many results.
  ///   - work: makes one. It may touch nothing but what never changes.
  /// - Returns: as many results.
  static func map<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
    guard count > 1 else { return (0..<count).map(work) }
    let slots = Slots<Value>(count: count)
    DispatchQueue.concurrentPerform(iterations: count) { index in slots.set(work(index), at: index) }
    return slots.results
  }

  /// Results as they come in, guarded by a lock.
  private final class Slots<Value: Sendable>: Sendable {
    private let filled: Mutex<[Value?]>

    init(count: Int) { filled = Mutex(Array(repeating: nil, count: count)) }

    func set(_ value: Value, at index: Int) { filled.withLock { $0[index] = value } }

    var results: [Value] { filled.withLock { $0.compactMap(\.self) } }
  }
}
