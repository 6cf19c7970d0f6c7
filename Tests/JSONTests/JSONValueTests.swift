import JSON
import Testing

/// Reading and changing a value that was parsed or written as a literal.
@Suite struct JSONValueTests {
  private let object: JSON = .object([
    .init("a", 1), .init("b", 2), .init("a", 3), .init("c", .null),
  ])

  @Test func theLastMemberOfANameIsRead() throws {
    #expect(object["a"] == 3)
    #expect(object["b"] == 2)
    #expect(object["c"] == .some(.null))
    #expect(object["A"] == nil)
    #expect(try JSON.parse(#"{"a":1,"\u0061":2}"#)["a"] == 2)
    #expect(try JSON.parse(#"{"\"\\":1}"#)["\"\\"] == 1)
    #expect(try JSON.parse(#"{"":1}"#)[""] == 1)
  }

  @Test(arguments: [.null, true, 1, "a", ["a"], [:]] as [JSON])
  func whatHasNoSuchMemberReadsAsNil(_ value: JSON) {
    #expect(value["a"] == nil)
  }

  @Test func settingReplacesTheLastMemberInItsPlace() {
    var value = object
    value["a"] = "x"
    #expect(value.renderedText == #"{"a":1,"b":2,"a":"x","c":null}"#)
    value["c"] = .null
    value["b"] = [1, 2]
    #expect(value.renderedText == #"{"a":1,"b":[1,2],"a":"x","c":null}"#)
  }

  @Test func settingANewNameAppends() {
    var value = object
    value["\"d\""] = [:]
    #expect(value.renderedText == #"{"a":1,"b":2,"a":3,"c":null,"\"d\"":{}}"#)
  }

  @Test func aNameKeepsItsSpellingWhenItsValueIsReplaced() throws {
    var value = try JSON.parse(#"{"\u0061":1,"b\/":2}"#)
    value["a"] = 3
    value["b/"] = 4
    #expect(value.renderedText == #"{"\u0061":3,"b\/":4}"#)
  }

  @Test func settingNilRemovesEveryMemberOfTheName() throws {
    var value = object
    value["a"] = nil
    #expect(value.renderedText == #"{"b":2,"c":null}"#)
    value["none"] = nil
    #expect(value.renderedText == #"{"b":2,"c":null}"#)
    value = try JSON.parse(#"{"a":1,"\u0061":2,"b":3}"#)
    value["a"] = nil
    #expect(value.renderedText == #"{"b":3}"#)
  }

  @Test(arguments: [.null, true, 1, "a", ["a"], [:]] as [JSON])
  func settingAMemberMakesAnObject(_ value: JSON) {
    var value = value
    value["a"] = 1
    #expect(value == ["a": 1])
  }

  @Test func membersDeepInsideCanBeSet() {
    var value: JSON = ["a": ["b": ["c": 1]]]
    value["a"]?["b"]?["c"] = 2
    value["a"]?["d"] = true
    value["x"]?["y"] = 1
    #expect(value.renderedText == #"{"a":{"b":{"c":2},"d":true}}"#)
  }

  @Test(
    arguments: [
      (.null, "null"), (true, "a boolean"), (1, "a number"), ("a", "a string"), ([], "an array"),
      ([:], "an object"),
    ] as [(JSON, String)])
  func aValueIsWhatItSaysItIs(_ value: JSON, _ kind: String) {
    #expect(value.kind == kind)
    #expect(value.isNull == (kind == "null"))
    #expect((value.text != nil) == (kind == "a string"))
    #expect((value.integer != nil) == (kind == "a number"))
    #expect((value.elements != nil) == (kind == "an array"))
    #expect((value.members != nil) == (kind == "an object"))
  }

  @Test func literalsAreTheValuesTheyLookLike() {
    let value: JSON = ["a": [1, -2, true, "x\n"], "b": [:], "a": "again"]
    #expect(value.renderedText == #"{"a":[1,-2,true,"x\n"],"b":{},"a":"again"}"#)
    var output = Array("data: ".utf8)
    value.render(into: &output)
    #expect(output == Array("data: ".utf8) + value.rendered)
  }
}
