internal import Foundation
import Testing

@testable import TestSupport

@Suite struct SnapshotTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `a missing reference fails and is not made`() throws {
    let snapshot = Snapshot(file: URL(filePath: scratch("absent.txt")), isRecording: false)
    let problem = try #require(snapshot.compare("text"))
    #expect(problem.hasPrefix("no reference "))
    #expect(!FileManager.default.fileExists(atPath: snapshot.file.path))
  }

  @Test func `a recorded reference is compared byte by byte`() throws {
    var snapshot = Snapshot(file: URL(filePath: scratch("kept.txt")), isRecording: true)
    #expect(snapshot.compare("one\ntwo\ne\u{301}\n") == nil)
    snapshot.isRecording = false
    #expect(snapshot.compare("one\ntwo\ne\u{301}\n") == nil)
    #expect(snapshot.compare("one\ntwo\n\u{E9}\n") != nil)
  }

  @Test func `a difference names the lines`() {
    let difference = Snapshot.difference(from: "a\nb\nc\n", to: "a\nB\nc\nd\n")
    #expect(difference == "- 2: b\n+ 2: B\n+ 4: d")
  }

  @Test func `references are kept in the test target's folder`() {
    let folder = snapshotFolder(of: "/src/Tests/of/Tests/SceneTests/Deep/PageTests.swift")
    #expect(folder.path == "/src/Tests/of/Tests/SceneTests/Snapshots")
  }
}
