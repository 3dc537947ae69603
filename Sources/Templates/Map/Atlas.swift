package import Submissions
internal import Synchronization

/// What maps are drawn from. The coasts of all the world are small and always there; what only some maps need is read
/// when the first of them asks for it, and then kept for all pages of a run.
package final class Atlas: Sendable {
  /// The coasts for maps of the world.
  package let land: Land
  private let coasts: Once<Land>
  private let cities: Once<Gazetteer>

  /// - Parameters:
  ///   - land: the coasts for maps of the world.
  ///   - coasts: reads the finer ones for maps of a part of it; nil if there are none, and then `land` replaces them.
  ///   - cities: reads where cities are; nil if unknown.
  package init(
    land: Land, coasts: @escaping @Sendable () -> Land? = { nil },
    cities: @escaping @Sendable () -> Gazetteer? = { nil }
  ) {
    self.land = land
    self.coasts = Once(coasts)
    self.cities = Once(cities)
  }

  /// The coasts for a map.
  ///
  /// - Parameter scale: how many points a degree is long on the equator.
  /// - Returns: the finer ones where the others would look rough.
  package func land(at scale: Double) -> Land {
    scale < Self.closeScale ? land : coasts.value ?? land
  }

  /// The places with those that a record does not say.
  package func completed(_ places: MapPlaces) -> MapPlaces {
    guard !places.unknown.isEmpty, let gazetteer = cities.value else { return places }
    return places.completed(by: gazetteer)
  }

  /// From how many points a degree on the coasts for maps of the world look rough: their corners are a degree or two from
  /// one another.
  package static let closeScale = 4.5
}

/// A value that is made when it is first asked for, on whichever thread that is.
private final class Once<Value: Sendable>: Sendable {
  private let state = Mutex<Value??>(nil)
  private let make: @Sendable () -> Value?

  init(_ make: @escaping @Sendable () -> Value?) { self.make = make }

  var value: Value? {
    state.withLock { state in
      if let known = state { return known }
      let value = make()
      state = .some(value)
      return value
    }
  }
}
