internal import DeskPages
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// The pages behind a port.
struct DeskServer {
  /// The most connections at once; more wait to be accepted.
  private static let mostConnections = 2500
  /// How long a connection may be silent, a form may take to arrive, and an upload.
  private static let idle = TimeAmount.seconds(30)
  private static let formSeconds = 20
  private static let uploadSeconds = 120

  let site: DeskSite

  init(_ site: DeskSite) { self.site = site }

  /// Serves until the process is asked to end.
  ///
  /// - Parameters:
  ///   - address: where to listen.
  ///   - started: is called once the port is open.
  /// - Throws: `StartError` where it cannot listen there.
  func run(on address: ListenAddress, started: @escaping @Sendable () -> Void) async throws {
    var logger = Logger(label: "personals-desk")
    // Requests are not logged: paths have secrets in them.
    logger.logLevel = .error
    let application = Application(
      responder: Responder(site: site),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [
            IdleStateHandler(writeTimeout: .seconds(150)), SlowReaderHandler(),
          ],
          idleTimeout: Self.idle,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
      onServerRunning: { _ in started() },
      logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw StartError(
        "cannot listen on \(address): \(String(cString: strerror(error.errnoCode)))",
        hint: error.errnoCode == EADDRINUSE
          ? "another program listens there; choose another port with --listen" : nil,
        code: 69)
    }
  }

  /// Closes connections of clients that do not read their answers.
  private final class SlowReaderHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if event is IdleStateHandler.IdleStateEvent { return context.close(promise: nil) }
      context.fireUserInboundEventTriggered(event)
    }
  }

  /// Who asks.
  private struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      peer = source.channel.remoteAddress?.ipAddress ?? ""
    }
  }

  private struct Responder: HTTPResponder {
    let site: DeskSite

    func respond(to request: Request, context: Context) async throws -> Response {
      var request = request
      var headers: [String: String] = [:]
      for field in request.headers {
        let name = field.name.canonicalName
        headers[name] =
          headers[name].map { $0 + (name == "cookie" ? "; " : ", ") + field.value } ?? field.value
      }
      headers["host"] = request.head.authority
      let path = request.uri.path.removingPercentEncoding ?? "/%"
      let type = headers["content-type"] ?? ""
      var body: [UInt8] = []
      if request.method == .post {
        let limit = DeskSite.limit(path: path, type: type)
        if let length = headers["content-length"].flatMap({ Int($0) }), length > limit {
          return Self.response(site.tooLarge(Self.asked(request, path, headers, [], context)), isHead: false)
        }
        do {
          body = try await Self.read(
            &request, limit, within: type.hasPrefix("multipart/") ? uploadSeconds : formSeconds)
        } catch is NIOTooManyBytesError {
          return Self.response(site.tooLarge(Self.asked(request, path, headers, [], context)), isHead: false)
        } catch is CancellationError {
          return Response(status: .requestTimeout, headers: [.connection: "close"])
        }
      }
      let answer = await site.answer(Self.asked(request, path, headers, body, context))
      return Self.response(answer, isHead: request.method == .head)
    }

    /// A request as the pages see it.
    private static func asked(
      _ request: Request, _ path: String, _ headers: [String: String], _ body: [UInt8], _ context: Context
    ) -> WebRequest {
      WebRequest(
        method: request.method.rawValue, path: path, query: FormData.decode(request.uri.query ?? "") ?? [:],
        headers: headers, body: body, peer: context.peer)
    }

    private static func response(_ answer: WebResponse, isHead: Bool) -> Response {
      var fields = HTTPFields()
      for (name, value) in answer.headers {
        if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
      }
      // The rest of a body that is too large is not read.
      if answer.status == 413 { fields[.connection] = "close" }
      return Response(
        status: .init(code: answer.status), headers: fields,
        body: isHead ? .init() : .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// Reads a body.
    ///
    /// - Throws: `CancellationError` where it takes too long; `NIOTooManyBytesError`.
    private static func read(_ request: inout Request, _ limit: Int, within seconds: Int) async throws
      -> [UInt8]
    {
      let body = request.body
      return try await withThrowingTaskGroup(of: [UInt8].self) { group in
        group.addTask {
          var bytes: [UInt8] = []
          for try await part in body {
            bytes += part.readableBytesView
            if bytes.count > limit { throw NIOTooManyBytesError(maxBytes: limit) }
          }
          try Task.checkCancellation()
          return bytes
        }
        group.addTask {
          try await Task.sleep(for: .seconds(seconds))
          throw CancellationError()
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
      }
    }
  }
}
