package import Scene

/// What is known of fonts. The library that reads them is passed in, as typesetters are.
package struct FontSource {
  /// A face as other programs know it.
  let description: (_ face: FontFace) -> FontDescription
  /// The width of a text as other programs set it, as a share of its size; nil where that is not known.
  let width: (_ text: String, _ face: FontFace) -> Double?

  package init(
    description: @escaping (_ face: FontFace) -> FontDescription,
    width: @escaping (_ text: String, _ face: FontFace) -> Double?
  ) {
    self.description = description
    self.width = width
  }
}
