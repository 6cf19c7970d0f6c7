import Foundation
import JSON
import JSONSchema
import Testing

/// No schema and no value overflows the stack, be it the 512 KB of a secondary thread.
@Suite struct DepthTests {
  private func onSmallStack<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result)
    async throws -> Result
  {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: .init(catching: body)) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  private static func nested(_ open: String, _ inner: String, _ close: String, _ depth: Int)
    -> String
  {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }

  @Test(arguments: [1, 60, 64, 65, 300, 511])
  func aDeepValueIsChecked(_ depth: Int) async throws {
    let schema = ##"{"anyOf":[{"type":"null"},{"type":"array","allOf":[{"items":{"$ref":"#"}}]}]}"##
    let follows = Self.nested("[", "null", "]", depth)
    let breaks = Self.nested("[", "1", "]", depth)
    let found = try await onSmallStack {
      try (violation(schema, follows), violation(schema, breaks))
    }
    #expect(found.0 == nil)
    #expect(found.1?.message == "expected an array or null, found a number")
    #expect(found.1?.place.hasPrefix("/0") == true)
  }

  @Test func aDeepSchemaIsCompiled() async throws {
    let schema = Self.nested(#"{"not":"#, "true", "}", 510)
    #expect(try await onSmallStack { try violation(schema, "1") } == nil)
  }

  @Test func aLongChainOfReferencesIsFollowed() async throws {
    let links = (0..<3000).map { ##""d\##($0)":{"allOf":[{"$ref":"#/$defs/d\##($0 + 1)"}]}"## }
    let schema =
      ##"{"$ref":"#/$defs/d0","$defs":{"d3000":{"type":"null"},"##
      + links.joined(separator: ",") + "}}"
    let found = try await onSmallStack { try (violation(schema, "null"), violation(schema, "1")) }
    #expect(found.0 == nil)
    #expect(found.1?.rule == "/$defs/d3000/type")
  }

  /// The inner anchor is hidden by the outer one, and so the reference leads back.
  @Test func aDynamicLoopIsToldOf() async throws {
    let schema =
      ##"{"$id":"http://a.x/","$dynamicAnchor":"x","$ref":"b","$defs":{"b":{"$id":"b","allOf":[{"$dynamicRef":"#x"}],"$defs":{"c":{"$dynamicAnchor":"x"}}}}}"##
    let found = try await onSmallStack { try violation(schema, "1") }
    #expect(found?.description == "cannot be checked: it nests too deep for the schema")
  }

  /// Each schema refers to the next one twice: sixty of them would take 2 to the power of 60 steps.
  @Test(arguments: ["anyOf", "allOf", "oneOf"])
  func whatIsReachedTwiceIsAppliedOnce(_ keyword: String) throws {
    let links = (0..<60).map {
      ##""d\##($0)":{"\##(keyword)":[{"$ref":"#/$defs/d\##($0 + 1)"},{"$ref":"#/$defs/d\##($0 + 1)"}],"unevaluatedItems":false}"##
    }
    let schema =
      ##"{"$ref":"#/$defs/d0","$defs":{"d60":{"type":"null"},"## + links.joined(separator: ",")
      + "}}"
    #expect((try violation(schema, "null") == nil) == (keyword != "oneOf"))
    #expect(try violation(schema, "[1]") != nil)
  }
}
