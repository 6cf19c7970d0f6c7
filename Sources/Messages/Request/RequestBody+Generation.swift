import JSON

extension RequestBody {
  /// Sets the members that say how the answer is to be made.
  func setGeneration(in body: inout JSON) throws(Fault) {
    if let thinking {
      if case .budget(let tokens) = thinking, let most = body["max_tokens"]?.integer, tokens >= most
      {
        throw Fault(part: .thinking, message: "\(tokens) is not below max_tokens, \(most)")
      }
      body["thinking"] = thinking.json
    }
    if effort != nil || schema != nil {
      var configuration = try object("output_config", in: body)
      if let effort { configuration["effort"] = JSON(effort) }
      if let schema { configuration["format"] = ["type": "json_schema", "schema": schema] }
      body["output_config"] = configuration
    }
    if let temperature { body["temperature"] = .number(temperature) }
    if let topP { body["top_p"] = .number(topP) }
    if let topK { body["top_k"] = JSON(topK) }
    if !stopSequences.isEmpty { body["stop_sequences"] = .array(stopSequences.map { JSON($0) }) }
    if let cache { body["cache_control"] = ["type": "ephemeral", "ttl": JSON(cache)] }
    if let userID {
      var metadata = try object("metadata", in: body)
      metadata["user_id"] = JSON(userID)
      body["metadata"] = metadata
    }
  }
}
