/// The content of one slide, resolved: what a personal says, in values with units.
package enum Personal: Sendable {
  case network(NetworkPersonal)
}
