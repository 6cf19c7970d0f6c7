/// A file made from the option table and kept beside the sources: what `--generate` prints.
package enum GeneratedFile: String, CaseIterable, Sendable {
  case manPage = "man"
  case bashCompletion = "complete-bash"
  case zshCompletion = "complete-zsh"
  case fishCompletion = "complete-fish"

  /// The whole file.
  package var text: String {
    switch self {
    case .manPage: ManPage.text
    case .bashCompletion: BashCompletion.text
    case .zshCompletion: ZshCompletion.text
    case .fishCompletion: FishCompletion.text
    }
  }

  /// What each file says of itself at its top.
  static let notice = "Made from the option table in Sources/Options by `make generate`."
}
