import JSON
import Messages
import Options

/// `yibu models`: lists the models that the key may use, or looks one up.
struct Models {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Failure) -> ExitStatus {
    switch arguments.prompt.first {
    case .standardInput?: throw .usage("models: - is no model's name")
    case .literal("")?: throw .usage("models: \"\" is no model's name")
    default: break
    }
    let call = try Call(
      arguments, path: "/v1/models?limit=1000", body: nil, deadline: arguments.deadline)
    return try call.run(try OutputTarget(arguments.output)) { (body, bytes) throws(Failure) in
      // OpenAI's list and Anthropic's both have the models in `data`, each with an `id`.
      let list = body["data"] ?? body
      guard let models = list.elements ?? (list.isNull ? [] : nil) else {
        throw .answer(.unexpected("JSON that is no list of models"))
      }
      if body["has_more"] == true {
        StandardError.warn("the server has more models than it sent: the list is not whole")
      }
      guard case .literal(let id)? = arguments.prompt.first else {
        return arguments.answer == .json ? bytes : Self.lines(models)
      }
      guard let model = models.first(where: { $0["id"]?.text == id }) else {
        throw .noModel(id, count: models.count)
      }
      return arguments.answer == .json
        ? model.rendered + [UInt8(ascii: "\n")] : Array("\(id)\n".utf8)
    }
  }

  private static func lines(_ models: [JSON]) -> [UInt8] {
    let ids = models.compactMap { $0["id"]?.text }.sorted()
    return Array(ids.map { "\($0)\n" }.joined().utf8)
  }
}
