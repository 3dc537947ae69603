import Diagnostics
import Slides
import Testing

@testable import SlideLayout
@testable import Templates

/// What a block says it reads, and what it reads.
@Suite struct BlockOptionsTests {
  @Test func `every block reads the options it lists, and no others`() throws {
    let reads = BlockReads()
    let library = TemplateLibrary(folder: Repository.folders.templates) { BlockPages($0, reads: reads) }
    for name in try library.builtIn() {
      try #require(try library.template(name).value).pages.readAll()
    }
    let common = Set(BlockReader.commonOptions).subtracting(["name"])
    for block in BlockRegistry.kinds.all {
      let read = reads.options(of: block.kind).subtracting([block.kind])
      #expect(read == common.union(block.optionNames), "\(block.kind)")
    }
  }
}
