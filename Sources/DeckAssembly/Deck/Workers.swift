internal import Dispatch
internal import Foundation
internal import Scene
internal import SlideLayout
internal import Synchronization

/// One slide maker for each core. What comes out does not depend on how many there are.
final class Workers {
  private let makers: [SlideMaker]

  /// As many workers as `cores`; nil for as many cores as there are, and no more than eight.
  init(template: Template, folders: DataFolders, cores: Int? = nil) throws(TypesettingError) {
    var makers: [SlideMaker] = []
    for _ in 0..<max(1, cores ?? min(8, ProcessInfo.processInfo.activeProcessorCount)) {
      makers.append(try SlideMaker(template: template, folders: folders))
    }
    self.makers = makers
  }

  var first: SlideMaker { makers[0] }

  /// `work` done for each of `indices`, on all cores; the results in order.
  ///
  /// - Parameters:
  ///   - indices: what to work on.
  ///   - work: makes one result. It may touch nothing but what it is given and what never changes.
  /// - Returns: as many results as indices.
  /// - Throws: the error of the first index that failed.
  func map<Value: Sendable>(
    _ indices: Range<Int>, _ work: @Sendable (Int, SlideMaker) throws -> Value
  ) throws -> [Value] {
    let count = min(makers.count, indices.count)
    guard count > 1 else { return try indices.map { try work($0, makers[0]) } }
    let slots = Slots<Value>(count: indices.count)
    let hands = Hands(makers: makers)
    DispatchQueue.concurrentPerform(iterations: count) { worker in
      for offset in stride(from: worker, to: indices.count, by: count) {
        slots.set(Result { try work(indices.lowerBound + offset, hands.makers[worker]) }, at: offset)
      }
    }
    return try slots.results.map { try $0.get() }
  }
}

/// The makers, on their way to the threads that use them.
///
/// `@unchecked Sendable`: iteration i uses the i-th maker and no other, an iteration stays on one thread, and
/// `map` returns only when all have ended, so that no maker is ever used by two threads at once.
private struct Hands: @unchecked Sendable {
  let makers: [SlideMaker]
}

/// Results as they come in, guarded by a lock.
private final class Slots<Value: Sendable>: Sendable {
  private let filled: Mutex<[Result<Value, any Error>?]>

  init(count: Int) { filled = Mutex(Array(repeating: nil, count: count)) }

  func set(_ result: Result<Value, any Error>, at index: Int) { filled.withLock { $0[index] = result } }

  var results: [Result<Value, any Error>] { filled.withLock { $0.compactMap(\.self) } }
}
