/// All blocks that templates can use. A new one is added here.
enum BlockRegistry {
  static let kinds = BlockKinds([
    ColumnBlock.self, RowBlock.self, FlowBlock.self, EitherBlock.self, BoxBlock.self, TextBlock.self,
    RuleBlock.self, LogoBlock.self, QRBlock.self, RatioBlock.self, MessageBlock.self, PresenceBlock.self,
    NamesBlock.self, PlannedBlock.self, TableBlock.self, MatrixBlock.self, SharesBlock.self, MapBlock.self,
    ConversationsBlock.self, SlotsBlock.self,
  ])
}
