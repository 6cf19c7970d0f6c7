/// The language of `--write-out`.
extension ManPage {
  private static let introduction = """
    The text of --write-out is printed after the answer, also if the run failed. Its variables are \
    replaced by their values, each in one line, or by nothing if there is no value. The other words are: \
    line ends and tabs as `\\n`, `\\t` and `\\r`, and `%%` for a percent sign.
    """

  private static let others: [(String, String)] = [
    ("%{json}", "All of these as one line of JSON, null if there is no value."),
    ("%header{NAME}", "The response header of that name."),
    ("%{stderr}", "What follows goes to standard error."),
    ("%{stdout}", "What follows goes to standard output."),
    (
      "%output{FILE}",
      "What follows goes to FILE, which it replaces; with >> before the name it is added at its end."
    ),
    (
      "%{onerror}",
      "What follows is for runs that failed: after one that did not, the text ends here."
    ),
  ]

  static var writeOut: [String] {
    paragraphs(introduction)
      + WriteOutVariable.allCases.flatMap { variable in
        entry(Roff.bold("%{\(variable.rawValue)}"), Roff.prose(variable.meaning))
      }
      + others.flatMap { entry(Roff.bold($0), Roff.prose($1, placeholders: ["FILE"])) }
  }
}
