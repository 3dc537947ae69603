/// The document `personals fetch` saves: everything a slide needs, as PeeringDB answered it.
///
/// ```json
/// {
///   "format": "personals-bundle", "version": 1,
///   "fetched": "2026-04-08T02:20:42Z", "source": "https://www.peeringdb.com/api",
///   "net": {"data": […]}, "ix": {"data": […]}, "fac": {"data": […]}, "org": {"data": […]},
///   "logo": {"url": "https://…", "base64": "…"}
/// }
/// ```
///
/// Records keep the fields we know nothing of, so that a newer program can use them. Two things differ from PeeringDB's
/// answers: contacts that are not public are left out, since a bundle is made to be passed on; and `notes` are empty,
/// since they are never on a slide and are most of some records.
enum BundleFile {
  static let format = "personals-bundle"
  /// The newest version that is read, and the one that is written.
  static let version = 1
}
