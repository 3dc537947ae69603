/// What only presentations have.
package struct PresentationOptions {
  /// Whether each presenter's slide gives way to the next when the slot is over.
  package var advances: Bool
  /// Draws hand-made pages; nil where the program for it is not installed.
  package var ownSlides: OwnSlidePictures?

  package init(advances: Bool, ownSlides: OwnSlidePictures?) {
    self.advances = advances
    self.ownSlides = ownSlides
  }
}
