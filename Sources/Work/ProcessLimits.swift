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

  package init(
    cpuSeconds: Int? = nil, memory: Int? = nil, fileSize: Int? = nil, openFiles: Int? = nil
  ) {
    self.cpuSeconds = cpuSeconds
    self.memory = memory
    self.fileSize = fileSize
    self.openFiles = openFiles
  }
}
