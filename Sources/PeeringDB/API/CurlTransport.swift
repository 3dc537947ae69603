internal import CCurl
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Fetches with the system's libcurl, one request after the other over one connection.
package final class CurlTransport: Transport {
  private let timeout: Duration
  private let connectTimeout: Duration
  private let userAgent: String
  /// Whether only hosts with public addresses are asked, as is due for URLs that strangers write.
  private let isPublicOnly: Bool
  /// Made with the first request, kept for the connection it holds.
  private let handle = Mutex<CurlHandle?>(nil)

  /// A transport that gives each request so much time.
  ///
  /// - Parameters:
  ///   - timeout: for all of a request.
  ///   - connectTimeout: for finding the host and connecting to it.
  ///   - userAgent: who asks.
  ///   - isPublicOnly: whether nothing is asked of loopback, private, link-local and other special addresses.
  package init(
    timeout: Duration, connectTimeout: Duration, userAgent: String, isPublicOnly: Bool = false
  ) {
    self.isPublicOnly = isPublicOnly
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.userAgent = userAgent
  }

  package func get(
    _ url: String, headers: [String], limit: Int
  ) throws(SourceError.Reason) -> HTTPAnswer {
    let result: Result<HTTPAnswer, SourceError.Reason> = handle.withLock { handle in
      do throws(SourceError.Reason) {
        let open: CurlHandle
        if let handle { open = handle } else { open = try CurlHandle(CurlLibrary.loaded.get()) }
        handle = open
        open.set(CURLOPT_TIMEOUT_MS, timeout.milliseconds)
        // "": whatever libcurl can unpack. The limit is that of the unpacked bytes.
        open.set(CURLOPT_ACCEPT_ENCODING, "")
        return .success(try perform(url, headers: headers, into: CurlAnswer(limit: limit), with: open))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// After so many seconds without a byte a download is given up.
  var stallSeconds: Int { max(1, Int(timeout.components.seconds)) }

  /// Makes a request whose answer goes into `answer`.
  ///
  /// - Parameters:
  ///   - url: http or https.
  ///   - headers: whole lines.
  ///   - answer: takes what comes in.
  ///   - handle: what is not the same for all requests is set already.
  /// - Returns: the answer, with what `answer` kept of its body.
  /// - Throws: the reason there is no answer.
  func perform(
    _ url: String, headers: [String], into answer: CurlAnswer, with handle: CurlHandle
  ) throws(SourceError.Reason) -> HTTPAnswer {
    let list = CurlList(headers, handle.library)
    handle.set(CURLOPT_URL, url)
    handle.set(CURLOPT_USERAGENT, userAgent)
    handle.set(CURLOPT_HTTPHEADER, list)
    handle.set(CURLOPT_NOSIGNAL, 1)
    handle.set(CURLOPT_FOLLOWLOCATION, 0)
    handle.set(CURLOPT_CONNECTTIMEOUT_MS, connectTimeout.milliseconds)
    // What is asked of this machine goes to this machine. A proxy of the environment serves the rest.
    handle.set(CURLOPT_NOPROXY, WebAddress(url)?.isLoopback == true ? "*" : nil)
    let openings = SocketOpenings()
    if isPublicOnly { try guardAddresses(of: url, handle, openings) }
    handle.collect(into: answer)
    let clock = ContinuousClock()
    let start = clock.now
    let code = handle.perform()
    withExtendedLifetime((list, openings)) {}
    if openings.hasRefused { throw .notPublic }
    guard code == CURLE_OK, answer.end() else {
      if let limit = answer.exceededLimit { throw .tooLarge(limit: limit) }
      throw reason(code, handle.detail(code), after: start.duration(to: clock.now))
    }
    return HTTPAnswer(status: handle.status, headers: answer.headers, body: answer.body)
  }

  /// Sees to it that no special address is asked.
  private func guardAddresses(
    of url: String, _ handle: CurlHandle, _ openings: SocketOpenings
  ) throws(SourceError.Reason) {
    guard let proxy = Self.proxy(for: WebAddress(url)?.scheme ?? "https") else {
      // Each address is looked at when its socket is opened, so that a name cannot change its mind in between.
      handle.set(CURLOPT_PROXY, "")
      handle.guardSockets(openings)
      return
    }
    // This one, for all hosts: a connection that went around it would have no guard.
    handle.set(CURLOPT_PROXY, proxy)
    handle.set(CURLOPT_NOPROXY, "")
    // A proxy finds the host itself, and may be a private one. What the name means here is all that can be known.
    var host = WebAddress(url)?.host ?? ""
    if host.hasPrefix("[") { host = String(host.dropFirst().dropLast()) }
    let addresses = InternetAddress.all(of: host)
    guard !addresses.isEmpty else { throw .unknownHost }
    guard addresses.allSatisfy(\.isPublic) else { throw .notPublic }
  }

  /// The proxy that libcurl would take for a scheme (libcurl-env(3)); nil for none.
  private static func proxy(for scheme: String) -> String? {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    guard (value("no_proxy") ?? value("NO_PROXY")) != "*" else { return nil }
    // HTTP_PROXY is not among them: in CGI programs it is a header field of the request.
    let own = scheme == "http" ? ["http_proxy"] : ["https_proxy", "HTTPS_PROXY"]
    return (own + ["all_proxy", "ALL_PROXY"]).lazy.compactMap(value).first
  }

  private func reason(_ code: CURLcode, _ detail: String, after elapsed: Duration) -> SourceError.Reason {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY: .cannotConnect(detail)
    case CURLE_OPERATION_TIMEDOUT: .timedOut(seconds: Int(elapsed.components.seconds))
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
      .tls(detail)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
      CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING:
      .cut(detail)
    default: .other(detail)
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
