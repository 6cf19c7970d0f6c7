import JSON
import Messages
import Testing

/// Fences by CommonMark's rules; several texts are shortened from the examples of its specification.
@Suite struct FencedCodeBlockTests {
  @Test(
    arguments: [
      // Kinds and lengths of fences.
      ("a\n```\nx\n```\nb\n", "x\n"), ("~~~\nx\n~~~\n", "x\n"),
      ("```\nx\n~~~\ny\n```\n", "x\n~~~\ny\n"),
      ("~~~\n```\n~~~\n", "```\n"), ("````\n```\nx\n```\n````\n", "```\nx\n```\n"),
      ("~~~~\nx\n~~~\ny\n~~~~~\nz\n", "x\n~~~\ny\n"), ("```\nx\n``````\ny\n", "x\n"),
      // Info strings.
      ("```json\n{}\n```", "{}\n"), ("``` json title=\"a b\" \n{}\n```", "{}\n"),
      ("~~~ a`b ```\nx\n~~~", "x\n"), ("```a`b\nx\n```\ny\n", "y\n"), ("``` ```\nx\n", nil),
      ("```\nx\n``` y\n```\n", "x\n``` y\n"),
      // Ends.
      ("```\nx", "x"), ("```\n", ""), ("```", ""), ("```\n```\nx\n", ""),
      ("```\n\n  \n```\n", "\n  \n"),
      ("```\nx\n```  \t\ny", "x\n"),
      // The first of several.
      ("```\na\n```\n```\nb\n```\n", "a\n"),
      // Indentation.
      ("   ```\n   x\n  y\nz\n   ```\n", "x\ny\nz\n"), (" ```\n  x\n```\n", " x\n"),
      ("    ```\n    x\n    ```\n", nil), ("\t```\nx\n", nil), ("```\nx\n   ```\ny\n", "x\n"),
      ("```\nx\n    ```\ny\n", "x\n    ```\ny\n"), ("  ```\n\tx\n  ```\n", "  x\n"),
      // Line ends.
      ("a\r\n```\r\nx\r\n```\r\nb", "x\r\n"), ("```\rx\r```\ry", "x\r"),
      ("```\nx\r\n\r\n```", "x\r\n\r\n"),
      // None.
      ("", nil), ("a\nb\n", nil), ("``\nx\n``\n", nil), ("a ```\nx\n```\n", ""), ("`` ` ``\n", nil),
      // Lists.
      ("1. Do:\n\n   ```sh\n   ls\n     -l\n   ```\n2. b\n", "ls\n  -l\n"),
      ("1. Do:\n    ```sh\n    ls\n    ```\n", "ls\n"),
      ("10. Do:\n\n    ```sh\n    ls\n    ```\n", "ls\n"),
      ("- a\n  - b\n\n    ```\n    x\n\n    y\n    ```\n", "x\n\ny\n"),
      ("- ```\n  x\n  ```\n", "x\n"),
      ("* a\n\n  ```\n  x\nb\n", "x\n"), ("-\n  ```\n  x\n  ```\n", "x\n"), ("-     ```\n", nil),
      ("1) a\n   ~~~\n\t x\n   ~~~\n", "  x\n"), ("-a\n    ```\n", nil),
      // Block quotes.
      ("> ```\n> x\n>\n> y\n> ```\n", "x\n\ny\n"), ("> ```\n> x\ny\n", "x\n"),
      (">```\n>x\n>```\n", "x\n"),
      ("> - ```\n>   x\n>   ```\n", "x\n"), ("> a\n```\nx\n```\n", "x\n"),
      // What is not ASCII.
      ("é\n```\nü 中\n```\n", "ü 中\n"),
    ] as [(String, String?)])
  func content(_ text: String, _ expected: String?) {
    let content = FencedCodeBlock.content(in: Array(text.utf8))
    #expect(content.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test(arguments: [
    (#"[{"type":"text","text":"a\n```\n{"},{"type":"text","text":"}\n```"}]"#, "{}\n", ""),
    (#"[{"type":"text","text":"a"},{"type":"other"},{"type":"text","text":"b"}]"#, "a\nb\n", ""),
    (
      #"[{"type":"text","text":"```\nx"},{"type":"tool_use","id":"t","name":"f","input":{}}]"#,
      "x\n",
      #"{"type":"tool_use","id":"t","name":"f","input":{}}"# + "\n"
    ),
    (#"[]"#, "", ""),
  ])
  func extract(_ content: String, _ extract: String, _ calls: String) throws {
    let body = Recording(
      type: "application/json",
      #"{"type":"message","content":\#(content),"stop_reason":"end_turn"}"#)
    var reader = ResponseReader(form: .text, keepsMessage: true, showsThinking: false, isHeld: true)
    reader.begin(body.head)
    var output = RenderedOutput()
    _ = body.body.withUnsafeBufferPointer { reader.receive($0, into: &output) }
    let result = reader.finish(isWhole: true, into: &output)
    #expect(String(decoding: result.extract, as: UTF8.self) == extract)
    #expect(String(decoding: result.toolCallLines, as: UTF8.self) == calls)
  }
}
