/// The dynamic scope (core, 7.1), as far as `$dynamicRef` asks for it: for each dynamic anchor the
/// schema of the outermost resource that has it. Scopes are numbered; the first is empty.
struct DynamicScopes {
  private let anchors: [[Int: Int]]
  private var bindings: [[Int: Int]] = [[:]]
  private var numbers: [[Int: Int]: Int] = [[:]: 0]
  private var entered: [Step: Int] = [:]

  private struct Step: Hashable {
    var scope: Int
    var resource: Int
  }

  init(_ anchors: [[Int: Int]]) { self.anchors = anchors }

  var isEmpty: Bool { anchors.isEmpty }

  /// The scope after a resource was entered.
  mutating func enter(_ resource: Int, from scope: Int) -> Int {
    let step = Step(scope: scope, resource: resource)
    if let scope = entered[step] { return scope }
    let binding = bindings[scope].merging(anchors[resource]) { outer, _ in outer }
    let number = numbers[binding] ?? bindings.count
    if number == bindings.count {
      bindings.append(binding)
      numbers[binding] = number
    }
    entered[step] = number
    return number
  }

  func schema(of anchor: Int, in scope: Int) -> Int? { bindings[scope][anchor] }
}
