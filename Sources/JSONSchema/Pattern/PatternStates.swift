/// What a pattern's threads can come to, worked out as texts need it: each set of threads is a state,
/// and the step from one to the next at an ASCII character is taken once and then looked up.
struct PatternStates {
  struct State: Hashable {
    /// The instructions that wait for a code point.
    var threads: [Int]
    /// Whether all has matched, whatever follows.
    var isMatch: Bool
    /// Whether all has matched if nothing follows.
    var isMatchAtEnd: Bool

    /// Whether what follows makes no difference.
    var isFinal: Bool { isMatch || threads.isEmpty }
  }

  private(set) var states: [State] = []
  private(set) var isFinal: [Bool] = []
  /// For each state the next one for each ASCII character; -1 where it is not known yet.
  private(set) var next: [Int32] = []
  private var numbers: [State: Int] = [:]
  /// The state before the first code point.
  var initial: Int?

  /// How many states are kept: before there are more, all are forgotten.
  static let limit = 1000

  /// The state's number, with all others forgotten if there are too many.
  mutating func add(_ state: State) -> Int {
    if let number = numbers[state] { return number }
    if states.count == Self.limit { self = PatternStates() }
    numbers[state] = states.count
    states.append(state)
    isFinal.append(state.isFinal)
    next.append(contentsOf: repeatElement(-1, count: 128))
    return states.count - 1
  }

  mutating func setNext(of state: Int, at character: UInt32, to number: Int) {
    next[state * 128 + Int(character)] = Int32(number)
  }
}
