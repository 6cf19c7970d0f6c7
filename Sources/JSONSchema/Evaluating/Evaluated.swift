/// Which items or members of a value the schemas applied to it have looked at: the annotations that
/// `unevaluatedItems` and `unevaluatedProperties` go by (core, 11). Members go by their place in the
/// text.
final class Evaluated {
  private var words: [UInt64]
  private var isAll = false

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

  func insertAll() { isAll = true }

  func contains(_ index: Int) -> Bool {
    isAll || words[index / 64] >> UInt64(index % 64) & 1 == 1
  }

  func formUnion(_ other: Evaluated) {
    if other.isAll { isAll = true }
    for index in words.indices { words[index] |= other.words[index] }
  }
}
