internal import Scene
internal import Submissions

/// A node of a page's tree: lays itself out in the space it is given.
protocol Block: Sendable {
  /// The key that makes a mapping a block of this kind.
  static var kind: String { get }

  /// The options it takes beside those of all blocks. All of them are read.
  static var optionNames: [String] { get }

  /// The block as written; nil, with the reasons reported, where it is wrong.
  init?(_ reader: BlockReader)

  var options: BlockOptions { get }

  /// Whether the block can make do with less height than it wants by saying less.
  var isElastic: Bool { get }

  /// The width the block has whatever room there is; nil where its content decides.
  var fixedWidth: Length? { get }

  /// How much more height an elastic block needs before it says more.
  var step: Length { get }

  /// The blocks in it.
  var parts: [any Block] { get }

  /// Whether the block is known to have nothing to say, without laying it out. False says nothing.
  func saysNothing(_ context: LayoutContext) -> Bool

  /// The block laid out.
  ///
  /// - Parameters:
  ///   - space: the room there is.
  ///   - context: the content, and what it takes to set it.
  /// - Returns: nil where the block has nothing to say. A block that needs more than the height is
  ///   taller; the block around it decides what gives way.
  /// - Throws: `TypesettingError`.
  func fragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment?
}

extension Block {
  var isElastic: Bool { false }
  var fixedWidth: Length? { nil }
  var step: Length { 1 }
  var parts: [any Block] { [] }
  func saysNothing(_ context: LayoutContext) -> Bool { false }

  /// Whether it is known to be left out: its part is hidden, or it has nothing to say.
  func isLeftOut(_ context: LayoutContext) -> Bool {
    options.part.map { !context.shows($0) } ?? false || saysNothing(context)
  }

  /// Whether it is a block of some type, or has one in it.
  func holds<Kind: Block>(_ kind: Kind.Type) -> Bool { self is Kind || parts.contains { $0.holds(kind) } }

  /// The block laid out, unless the presenter hid its part.
  func visibleFragment(in space: Space, _ context: LayoutContext) throws(TypesettingError) -> Fragment? {
    if let part = options.part, !context.shows(part) { return nil }
    // In search of what fits, a page's blocks are laid out several times, often in the same space.
    let key = LaidOut(block: options.id, space: space)
    if let known = context.laidOut[key] { return known }
    let laidOut = try context.attempt { () throws(TypesettingError) in try fragment(in: space, context) }
    if options.id > 0 { context.laidOut[key] = .some(laidOut) }
    return laidOut
  }
}

/// What any block may say about itself.
struct BlockOptions: Sendable {
  enum Extent: Sendable, Hashable {
    /// As much as the content needs.
    case fit
    /// A share of what is left.
    case fill
    case points(Length)
  }

  /// The name for problems, tests and `needs`.
  var name: String
  /// Which block it is among all that were read; 0 for one that was not read.
  var id = 0
  /// The same for a block that was not read, so that it is not taken for the one that was.
  var ofAnother: BlockOptions {
    var options = self
    options.id = 0
    return options
  }
  /// The part a presenter may hide or show.
  var part: SlidePart?
  var width: Extent = .fit
  var height: Extent = .fit
  /// The least width a `fit` takes in a row where there is room for it.
  var minimumWidth: Length = 0
  /// The most width a `fit` takes in a row.
  var maximumWidth: Length?
  /// What gives way when there is no room: the lowest goes first. nil for what never goes.
  var priority: Int?
  /// Whether it goes unreported, since it is there only to fill room.
  var isOptional = false
  /// The share of spare height an elastic block gets, against its neighbours' weights.
  var weight: Double = 1
}

/// Where things are across a stack's direction.
enum Alignment: String, Sendable, CaseIterable {
  case start
  case center
  case end
  case baseline
}
