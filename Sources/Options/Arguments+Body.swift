extension Arguments {
  /// Whether any option but `--data` says something about the request's body.
  package var changesBody: Bool {
    var rest = Arguments()
    rest.model = model
    rest.maxTokens = maxTokens
    rest.system = system
    rest.tools = tools
    rest.toolChoice = toolChoice
    rest.parallelTools = parallelTools
    rest.stream = stream
    rest.attachments = attachments
    rest.schema = schema
    rest.thinking = thinking
    rest.effort = effort
    rest.temperature = temperature
    rest.topP = topP
    rest.topK = topK
    rest.stopSequences = stopSequences
    rest.cache = cache
    rest.userID = userID
    rest.assignments = assignments
    rest.conversation = conversation
    rest.toolResults = toolResults
    rest.toolErrors = toolErrors
    return rest != Arguments()
  }

  /// Whether no turn can come of it, so that a conversation is only read.
  package var sendsNoTurn: Bool { dryRun || printCurl || command != .ask }
}
