internal import PeeringDB

extension NetworkLookUp {
  /// What a store said. A network that is not in it may well have a record at PeeringDB.
  ///
  /// - Parameters:
  ///   - answers: what the store said.
  ///   - asns: the networks wanted.
  ///   - store: the store's path.
  ///   - date: the day of its data, where it is known.
  init(_ answers: PeeringDBAnswers, of asns: [ASN], in store: String, date: CalendarDate?) {
    self.init(answers.networks)
    for asn in asns where networks[asn] == nil {
      unavailable[asn] = StoreError(store, .unknownNetwork(asn, date)).sourceError
    }
  }
}
