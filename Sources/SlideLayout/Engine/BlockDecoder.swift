internal import Diagnostics
internal import LocatedYAML
internal import Templates

/// Reads blocks: mappings in which one key is a kind of block, with options beside it.
struct BlockDecoder {
  let kinds: BlockKinds
  var context: BlockContext

  /// A block as written, with what templates above change in it.
  ///
  /// - Returns: nil for a block that is taken away, and for one that is wrong.
  func block(_ value: YAMLValue) -> (any Block)? {
    guard let anchor = value.anchor, let anchored = context.anchored else { return read(value) }
    return anchored.block(anchor, on: context.ground) { read(value) }
  }

  private func read(_ value: YAMLValue) -> (any Block)? {
    guard let written = words(value, isWhole: true), var kind = written.kind else { return nil }
    var fields = written.fields
    let name = fields["name"]?.scalarText ?? fields["part"]?.scalarText ?? kind
    for change in context.changes.changes(of: name, on: context.page.rawValue, to: value) {
      let words = change.isNull ? nil : words(change, isWhole: false, base: kind)
      // What is replaced is read all the same: templates may change blocks in it.
      if words == nil || words?.kind != nil {
        var unseen = self
        unseen.context.uses = StyleUses()
        unseen.context.anchored = nil
        _ = unseen.block(kind, fields, name: name)
      }
      guard let words else { return nil }
      if let other = words.kind, other != kind {
        (kind, fields) = (other, words.fields)
      } else {
        fields = words.fields.over(fields)
      }
    }
    return block(kind, fields, name: name)
  }

  private func block(_ kind: String, _ fields: YAMLMapping, name: String) -> (any Block)? {
    let reader = BlockReader(kind, fields, name: name, context) { value, ground in
      var inner = self
      inner.context.ground = ground
      return inner.block(value)
    }
    return kinds[kind]?.init(reader)
  }

  /// The kind of a block, and its fields.
  ///
  /// - Parameters:
  ///   - value: a block, or what changes in one.
  ///   - isWhole: whether it is a block, which has to have a kind.
  ///   - base: the kind of the block that it changes.
  /// - Returns: nil where it is wrong. No kind where a change keeps the block's own.
  private func words(
    _ value: YAMLValue, isWhole: Bool, base: String? = nil
  ) -> (kind: String?, fields: YAMLMapping)? {
    guard let all = value.mapping(keys: nil, "a block") else { return nil }
    let found = all.keys.filter { kinds[$0] != nil }
    guard found.count <= 1, !isWhole || found.count == 1 else {
      // Where no key resembles a kind, the place is the block as a whole.
      let like = all.keys.first {
        !kinds.options.contains($0) && NearestWord.among(kinds.names, to: $0) != nil
      }
      let nearest = found.isEmpty ? like.flatMap { NearestWord.among(kinds.names, to: $0) } : nil
      let place = (found.last ?? like).flatMap(all.name) ?? value
      place.report(
        .error, rule: "unknown-block",
        found.isEmpty
          ? "this is no kind of block" : "this is two blocks: \(found.joined(separator: " and "))",
        hint: NearestWord.hint(nearest, then: "the blocks are \(kinds.names.joined(separator: ", "))"))
      return nil
    }
    let kind = found.first ?? base ?? ""
    let own = kinds.keys(of: kind)
    if all.keys.allSatisfy(own.contains) { return (found.first, all) }
    let known = [kind] + BlockReader.commonOptions + (kinds[kind]?.optionNames ?? [])
    let foreign = all.keys.filter { !own.contains($0) && kinds.options.contains($0) }
    for key in foreign {
      all.name(key)?.report(
        .error, rule: "unknown-key", "a block of the kind '\(kind)' has no '\(key)'",
        hint: "it is an option of \(kinds.owners(of: key).joined(separator: ", "))")
    }
    guard let fields = value.mapping(keys: known + foreign, "a block") else { return nil }
    return (found.first, fields)
  }
}
