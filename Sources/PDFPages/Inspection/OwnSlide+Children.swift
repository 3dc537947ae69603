internal import Scene
internal import Synchronization
package import Work

extension OwnSlide {
  /// The processes that read presenters' files; nil where this process does.
  private static let children = Mutex<ChildPool?>(nil)

  /// The name of the requests that `answer` answers.
  package static let service = "own-slide"

  /// Has presenters' files read by other processes from now on: a damaged file can end the process that reads it.
  package static func read(in pool: ChildPool) { children.withLock { $0 = pool } }

  /// Checks a presenter's PDF, and takes one page out of it with all that is not drawing left behind.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - page: which page, from 1; may be left out where there is one.
  ///   - limits: how large all may be.
  /// - Returns: the page, ready to be put into a deck.
  /// - Throws: `OwnSlideError` where there is no such page or it cannot be used.
  package static func inspect(
    _ bytes: [UInt8], page: Int? = nil, limits: Limits = .default
  ) throws(OwnSlideError) -> OwnSlide {
    guard let pool = children.withLock(\.self), limits == .default else {
      return try inspectHere(bytes, page: page, limits: limits)
    }
    // What needs no PDF library is refused here.
    try checkKind(of: bytes, limits)
    return try inspect(bytes, page: page, in: pool)
  }

  /// As `inspect`, by a process of `pool`.
  static func inspect(_ bytes: [UInt8], page: Int?, in pool: ChildPool) throws(OwnSlideError) -> OwnSlide {
    var request = MessageWriter()
    request.add(service)
    request.add(page ?? 0)
    request.add(bytes)
    let answer: [UInt8]
    do throws(ChildFailure) {
      answer = try pool.ask(request.bytes)
    } catch .tooSlow {
      throw OwnSlideError("takes too long to read; please print it to a new PDF")
    } catch .notStarted(let reason) {
      throw OwnSlideError("cannot be read: no process can be started for it: \(reason)")
    } catch {
      throw OwnSlideError("is so damaged that it cannot be read; please print it to a new PDF")
    }
    return try read(answer: answer)
  }

  /// The answer of a child process to a request that followed `service`.
  package static func answer(_ request: inout MessageReader) -> [UInt8] {
    var answer = MessageWriter()
    do throws(OwnSlideError) {
      guard let page = request.integer(), let bytes = request.content() else { return [] }
      let slide = try inspectHere(bytes, page: page == 0 ? nil : page, limits: .default)
      // The process that asked will do this with the page, so it must work.
      try PDFComposer.rehearse(slide)
      answer.add("")
      answer.add(slide.page)
      answer.add(slide.pageCount)
      answer.add(slide.size.width.points)
      answer.add(slide.size.height.points)
      answer.add(slide.otherWarnings)
      answer.add(slide.fontsNotEmbedded)
      answer.add(slide.fontsEmbedded)
      answer.add(slide.fontsWithoutUnicode)
      answer.add(slide.archiveObstacles)
      answer.add(slide.isTagged ? 1 : 0)
      answer.add(slide.undescribed)
      answer.add(slide.bytes)
    } catch {
      answer.add(error.description)
    }
    return answer.bytes
  }

  private static func read(answer: [UInt8]) throws(OwnSlideError) -> OwnSlide {
    var answer = MessageReader(answer)
    guard let problem = answer.text() else { throw OwnSlideError("cannot be read") }
    guard problem.isEmpty else { throw OwnSlideError(problem) }
    guard let page = answer.integer(), let pageCount = answer.integer(), let width = answer.double(),
      let height = answer.double(), let warnings = answer.texts(), let fonts = answer.texts(),
      let embedded = answer.texts(), let unreadable = answer.texts(), let obstacles = answer.texts(),
      let isTagged = answer.integer(), let undescribed = answer.integer(),
      let bytes = answer.content()
    else { throw OwnSlideError("cannot be read") }
    return OwnSlide(
      bytes: bytes, page: page, pageCount: pageCount,
      size: Size(width: Length(width), height: Length(height)), otherWarnings: warnings,
      fontsNotEmbedded: fonts, fontsEmbedded: embedded, fontsWithoutUnicode: unreadable,
      archiveObstacles: obstacles, isTagged: isTagged != 0, undescribed: undescribed)
  }
}
