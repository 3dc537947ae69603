internal import CairoDrawing
internal import PDFPages
internal import Work

/// Has files of strangers read by processes of `personals`, as that program itself does.
enum ForeignFiles {
  static func readInChildren(of program: String, environment: [String: String]) {
    let pool = ChildPool(program: program, arguments: ["--read-foreign-files"], environment: environment)
    OwnSlide.read(in: pool)
    SVGTrial.draw(in: pool)
  }
}
