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
    return rest != Arguments()
  }
}
