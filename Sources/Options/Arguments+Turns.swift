extension Arguments {
  /// Whether no turn can come of it, so that a conversation is only read.
  package var sendsNoTurn: Bool { dryRun || printCurl || command != .ask }
}
