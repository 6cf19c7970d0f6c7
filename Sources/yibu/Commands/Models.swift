import JSON
import Messages
import Options

/// `yibu models`: lists the models that the key may use, or looks one up.
struct Models {
  private let id: String?
  private let output: OutputPlan

  /// - Parameter id: the model to look up; nil for the whole list.
  init(_ id: String?, _ output: OutputPlan) {
    self.id = id
    self.output = output
  }

  func run(_ sender: Sender) -> Report {
    Report(fetching: sender, printingTo: output) { (body, bytes) throws(Failure) in
      // OpenAI's list and Anthropic's both have the models in `data`, each with an `id`.
      let list = body["data"] ?? body
      guard let models = list.elements ?? (list.isNull ? [] : nil) else {
        throw .answer(.unexpected("JSON that is not a list of models"))
      }
      if body["has_more"] == true {
        StandardError.warn("the server has more models than it sent: the list is incomplete")
      }
      guard let id else { return output.form == .json ? bytes : try Self.lines(models) }
      guard let model = models.first(where: { $0["id"]?.text == id }) else {
        throw .noModel(id, count: models.count)
      }
      return output.form == .json
        ? model.rendered + [UInt8(ascii: "\n")] : Array("\(id.inOneLine)\n".utf8)
    }
  }

  private static func lines(_ models: [JSON]) throws(Failure) -> [UInt8] {
    let ids = models.compactMap { $0["id"]?.text }.sorted()
    if ids.isEmpty, !models.isEmpty {
      throw .answer(.unexpected("a list of models without ids"))
    }
    // One a line, whatever a server puts into an id.
    return Array(ids.map { "\($0.inOneLine)\n" }.joined().utf8)
  }
}
