internal import CairoDrawing
internal import Foundation
internal import PDFPages
internal import Work

/// Has files that strangers made read by processes of this program, so that a file which ends or occupies the process
/// that reads it costs only itself.
enum ForeignFiles {
  /// The only argument of such a process.
  private static let argument = "--read-foreign-files"

  /// Answers requests and does not return, where this is such a process.
  static func serveIfAsked() {
    guard CommandLine.arguments.dropFirst() == [argument] else { return }
    ChildService.run { bytes in
      var request = MessageReader(bytes)
      return switch request.text() {
      case OwnSlide.service: OwnSlide.answer(&request)
      case SVGTrial.service: SVGTrial.answer(&request)
      default: []
      }
    }
  }

  /// Has such processes started when they are needed.
  static func readInChildren() {
    #if os(Linux)
    let program = "/proc/self/exe"
    #else
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    #endif
    let pool = ChildPool(program: program, arguments: [argument], environment: Environment.variables)
    OwnSlide.read(in: pool)
    SVGTrial.draw(in: pool)
  }
}
