@testable import PDFPages
import Testing
import Work

/// Presenters' files are read by another process. Programs that answer nothing take its place here.
@Suite struct OwnSlideChildrenTests {
  @Test(arguments: [
    ("/bin/false", [], "is so damaged that it cannot be read; please print it to a new PDF"),
    ("/bin/sleep", ["100"], "takes too long to read; please print it to a new PDF"),
    ("/nonexistent", [], "cannot be read: no process can be started for it: No such file or directory"),
  ])
  func `a process that does not answer`(program: String, arguments: [String], message: String) {
    let pool = ChildPool(program: program, arguments: arguments, environment: [:], seconds: 0.5)
    let error = #expect(throws: OwnSlideError.self) {
      try OwnSlide.inspect(HandmadePDF().bytes, page: nil, in: pool)
    }
    #expect(error?.description == message)
  }
}
