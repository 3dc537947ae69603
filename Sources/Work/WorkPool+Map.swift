extension WorkPool {
  /// Makes results on all cores, ahead of `body`, which takes them in order.
  ///
  /// - Parameters:
  ///   - count: how many results there are.
  ///   - workers: what makes them, one for each thread. With fewer than two, `body` makes each result when it asks.
  ///   - work: makes the result of an index. It may touch only its worker and what never changes.
  ///   - body: gets a function that returns the next result, or throws its error. It may call it `count` times.
  /// - Returns: what `body` returns. No work goes on by then.
  /// - Throws: what `body` throws.
  package static func ahead<Worker, Value: Sendable, Answer>(
    _ count: Int, workers: [Worker], _ work: @escaping @Sendable (Int, Worker) throws -> Value,
    _ body: (_ next: () throws -> Value) throws -> Answer
  ) throws -> Answer {
    guard count > 1, workers.count > 1 else {
      var index = -1
      return try body {
        guard let worker = workers.first else { preconditionFailure("no workers") }
        index += 1
        return try work(index, worker)
      }
    }
    let queue = ResultQueue<Value>(count: count, room: 16 * workers.count)
    let pool = WorkPool(workers.count)
    for worker in workers {
      let hand = Hand(worker: worker)
      try pool.start {
        while let index = queue.start() {
          queue.finish(index, Result { try work(index, hand.worker) })
        }
      }
    }
    defer {
      queue.stop()
      // Errors are among the results.
      try? pool.finish()
    }
    return try body { try queue.next().get() }
  }

  /// `work` done for each of `0..<count` on all cores; the results in order.
  ///
  /// - Parameters:
  ///   - count: how many results.
  ///   - work: makes one. It may touch only what never changes.
  /// - Returns: the results, in order.
  package static func map<Value: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    guard count > 1, cores > 1 else { return (0..<count).map(work) }
    // Many at a time: handing one over costs as much as a small piece of work.
    let size = max(1, count / (16 * cores))
    let starts = Array(stride(from: 0, to: count, by: size))
    let workers: [Void] = Array(repeating: (), count: cores)
    let results = try? ahead(starts.count, workers: workers) { index, _ in
      (starts[index]..<min(count, starts[index] + size)).map(work)
    } _: { next in
      try starts.flatMap { _ in try next() }
    }
    // Neither of the two throws.
    return results ?? []
  }

  /// A worker on its way to the thread that uses it.
  ///
  /// `@unchecked Sendable`: `ahead` gives each worker to one thread, and returns only when all have ended, so that
  /// no two threads use a worker at once.
  private struct Hand<Worker>: @unchecked Sendable {
    let worker: Worker
  }
}
