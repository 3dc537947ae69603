import Synchronization
import Testing
import Work

@Suite struct WorkPoolTests {
  private struct Failure: Error, Equatable { var index: Int }

  @Test(arguments: [0, 1, 2, 1000]) func `map keeps the order`(_ count: Int) {
    #expect(WorkPool.map(count) { $0 * 2 } == (0..<count).map { $0 * 2 })
  }

  @Test(arguments: [1, 2, 5]) func `results come in order from any number of workers`(_ workers: Int) throws {
    let sum = try WorkPool.ahead(500, workers: Array(0..<workers)) { index, worker in
      #expect((0..<workers).contains(worker))
      return index
    } _: { next in
      try (0..<500).map { _ in try next() }
    }
    #expect(sum == Array(0..<500))
  }

  @Test(arguments: [1, 3]) func `an error comes in its place`(_ workers: Int) {
    let taken = Mutex(0)
    #expect(throws: Failure(index: 7)) {
      try WorkPool.ahead(500, workers: Array(0..<workers)) { index, _ in
        if index == 7 { throw Failure(index: 7) }
        return index
      } _: { next in
        for _ in 0..<500 {
          _ = try next()
          taken.withLock { $0 += 1 }
        }
      }
    }
    #expect(taken.withLock { $0 } == 7)
  }

  @Test func `no work is started far ahead`() throws {
    let started = Mutex(0)
    try WorkPool.ahead(5000, workers: [0, 1]) { index, _ in
      started.withLock { $0 += 1 }
      return index
    } _: { next in
      for taken in 1...100 {
        _ = try next()
        #expect(started.withLock { $0 } <= taken + 32)
      }
    }
  }

  @Test func `the pool gives the first error and stops starting`() throws {
    let pool = WorkPool()
    try pool.start { throw Failure(index: 1) }
    #expect(throws: Failure(index: 1)) {
      for _ in 0..<1000 { try pool.start {} }
    }
    #expect(throws: Failure(index: 1)) { try pool.finish() }
  }
}
