/// What a child process may use. The process itself enforces none of it: the system or its parent ends it.
package struct ProcessLimits: Sendable, Hashable {
  /// Processor time, in seconds.
  package var cpuSeconds: Int?
  /// Address space, in bytes. Not enforced on macOS.
  package var memory: Int?
  /// The largest file it may write, in bytes.
  package var fileSize: Int?
  /// How many files may be open at once, the three standard ones included.
  package var openFiles: Int?
  /// Whether it and all it starts have no network, and are killed with it. Such a program starts only on Linux.
  package var isIsolated: Bool

  package init(
    cpuSeconds: Int? = nil, memory: Int? = nil, fileSize: Int? = nil, openFiles: Int? = nil,
    isIsolated: Bool = false
  ) {
    self.cpuSeconds = cpuSeconds
    self.memory = memory
    self.fileSize = fileSize
    self.openFiles = openFiles
    self.isIsolated = isIsolated
  }
}
