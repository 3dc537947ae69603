internal import CCurl
internal import Libraries

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The functions of libcurl, found when the first look-up is made.
///
/// `@unchecked Sendable`: the functions are found once, under Swift's lock on static properties, and not
/// changed after; libcurl lets all threads call them once `curl_global_init` has returned, which it then
/// has (libcurl-thread(3)).
final class CurlLibrary: @unchecked Sendable {
  static let loaded = Result<CurlLibrary, SourceError.Reason> { () throws(SourceError.Reason) in
    guard let opened = OptionalPart.curl.open() else { throw .noLibrary("it is not installed") }
    var functions = CCurlLibrary()
    if let problem = ccurl_find(opened, &functions) { throw .noLibrary(String(cString: problem)) }
    return CurlLibrary(functions)
  }

  private let functions: CCurlLibrary

  private init(_ functions: CCurlLibrary) {
    self.functions = functions
  }

  func withFunctions<Value>(_ body: (UnsafePointer<CCurlLibrary>) -> Value) -> Value {
    withUnsafePointer(to: functions, body)
  }

  func cleanUp(_ handle: UnsafeMutableRawPointer) { functions.easy_cleanup?(handle) }

  func makeHandle() -> UnsafeMutableRawPointer? { functions.easy_init?() }

  func perform(_ handle: UnsafeMutableRawPointer) -> CURLcode {
    functions.easy_perform?(handle) ?? CURLE_FAILED_INIT
  }

  func text(of code: CURLcode) -> String {
    functions.easy_strerror.map { String(cString: $0(code)) } ?? "error \(code.rawValue)"
  }

  func append(_ line: String, to list: UnsafeMutablePointer<curl_slist>?) -> UnsafeMutablePointer<curl_slist>?
  {
    functions.slist_append?(list, line)
  }

  func free(_ list: UnsafeMutablePointer<curl_slist>?) { functions.slist_free_all?(list) }
}

/// An owned `CURL *`. Options stay set from request to request; text is copied by libcurl.
final class CurlHandle {
  let library: CurlLibrary
  private let pointer: UnsafeMutableRawPointer
  /// Where libcurl writes what went wrong. Owned; outlives `pointer`.
  private let errorText: UnsafeMutablePointer<CChar>

  init(_ library: CurlLibrary) throws(SourceError.Reason) {
    guard let pointer = library.makeHandle() else { throw .noLibrary("it gives no handle") }
    self.library = library
    self.pointer = pointer
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    library.withFunctions { _ = ccurl_set_pointer($0, pointer, CURLOPT_ERRORBUFFER, errorText) }
  }

  deinit {
    library.cleanUp(pointer)
    errorText.deallocate()
  }

  func set(_ option: CURLoption, _ value: Int) {
    library.withFunctions { _ = ccurl_set_number($0, pointer, option, value) }
  }

  /// Sets the text of an option; nil takes it back.
  func set(_ option: CURLoption, _ value: String?) {
    library.withFunctions { _ = ccurl_set_text($0, pointer, option, value) }
  }

  /// Sets a list, which is borrowed until the request has been performed.
  func set(_ option: CURLoption, _ list: CurlList) {
    library.withFunctions { _ = ccurl_set_list($0, pointer, option, list.first) }
  }

  /// Sends headers and body to `answer`, which is borrowed until the request has been performed.
  func collect(into answer: CurlAnswer) {
    let target = Unmanaged.passUnretained(answer).toOpaque()
    library.withFunctions { functions in
      _ = ccurl_set_pointer(functions, pointer, CURLOPT_WRITEDATA, target)
      _ = ccurl_set_pointer(functions, pointer, CURLOPT_HEADERDATA, target)
      _ = ccurl_set_sink(functions, pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, target in
        let answer = Unmanaged<CurlAnswer>.fromOpaque(target).takeUnretainedValue()
        let taken = answer.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
        // Anything but the full count ends the transfer.
        return taken ? size * count : 0
      }
      _ = ccurl_set_sink(functions, pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, target in
        Unmanaged<CurlAnswer>.fromOpaque(target).takeUnretainedValue()
          .takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
      }
    }
  }

  /// Opens sockets to public addresses only. `openings` is borrowed until the request has been performed.
  func guardSockets(_ openings: SocketOpenings) {
    let target = Unmanaged.passUnretained(openings).toOpaque()
    library.withFunctions { functions in
      _ = ccurl_set_pointer(functions, pointer, CURLOPT_OPENSOCKETDATA, target)
      _ = ccurl_set_opener(functions, pointer) { target, _, address in
        if InternetAddress(ccurl_address(address))?.isPublic != true {
          if let target {
            Unmanaged<SocketOpenings>.fromOpaque(target).takeUnretainedValue().hasRefused = true
          }
          return CURL_SOCKET_BAD
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.`protocol`)
      }
    }
  }

  func perform() -> CURLcode {
    errorText.pointee = 0
    return library.perform(pointer)
  }

  /// The status of the last answer.
  var status: Int { library.withFunctions { ccurl_status($0, pointer) } }

  /// What went wrong, in libcurl's words.
  func detail(_ code: CURLcode) -> String {
    let detail = String(cString: errorText)
    return ServerText.cleaned(detail.isEmpty ? library.text(of: code) : detail)
  }
}

/// What became of the sockets of a request.
final class SocketOpenings {
  var hasRefused = false
}

/// An owned list of header lines.
final class CurlList {
  private let library: CurlLibrary
  private(set) var first: UnsafeMutablePointer<curl_slist>?

  init(_ lines: [String], _ library: CurlLibrary) {
    self.library = library
    for line in lines { first = library.append(line, to: first) ?? first }
  }

  deinit { library.free(first) }
}

/// What comes in while a request is performed.
class CurlAnswer {
  /// The status of the answer that is coming in.
  private(set) var status = 0
  private(set) var headers: [String: String] = [:]
  private(set) var body: [UInt8] = []
  /// The limit, where the body has more.
  private(set) var exceededLimit: Int?
  private let limit: Int
  private var headerBytes = 0

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether the bytes were taken.
  func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= limit else {
      exceededLimit = limit
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Whether all is well with an answer that has come in whole.
  func end() -> Bool { true }

  func takeHeader(_ bytes: UnsafeRawBufferPointer) {
    headerBytes += bytes.count
    // Nothing we read comes after 64 kB of headers.
    guard headerBytes <= 65_536 else { return }
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      // Another answer begins: after 100 Continue, or a proxy's.
      headers = [:]
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmed
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var rest = drop { $0.isWhitespace }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
