/// A clock that only goes on.
enum Uptime {
  private static let started = ContinuousClock.now

  /// Seconds since the first look at it.
  static var seconds: Double {
    let (whole, rest) = (ContinuousClock.now - started).components
    return Double(whole) + Double(rest) / 1e18
  }
}
