import JSON
import Testing

@Suite struct DifferenceTests {
  @Test(arguments: [
    ("1", "1", []), ("1", "2", [""]), ("1", "1.0", [""]), ("{}", "[]", [""]),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, []), (#"{"a":1,"b":2}"#, #"{"a":1,"b":3}"#, ["b"]),
    (#"{"a":1}"#, #"{"b":1}"#, ["a", "b"]), ("[1,2,3]", "[1,3]", ["1", "2"]),
    ("[1]", "[1,2]", ["1"]), (#"{"a":[{"b":"x"}]}"#, #"{"a":[{"b":"y"}]}"#, ["a.0.b"]),
    (#"{"a":"\u0041"}"#, #"{"a":"A"}"#, []), (#"{"a":null}"#, "{}", ["a"]),
  ])
  func `the places that differ, in the order of the document`(
    one: String, other: String, paths: [String]
  ) throws {
    let differences = try JSON.parse(one).differences(from: try JSON.parse(other))
    #expect(differences.map(\.path) == paths)
  }

  @Test func `what only one has is told as missing in the other`() throws {
    let found = try JSON.parse(#"{"a":1}"#).differences(from: try JSON.parse(#"{"b":2}"#))
    #expect(found[0] == .init(path: "a", value: 1, other: nil))
    #expect(found[1] == .init(path: "b", value: nil, other: 2))
  }
}
