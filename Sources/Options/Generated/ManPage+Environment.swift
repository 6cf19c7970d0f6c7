extension ManPage {
  /// The variables that are read, by name, and what each is for.
  private static let variables: [([String], String)] = [
    (["YIBU_API_KEY"], "The key. --key-file goes before it."),
    (["YIBU_BASE_URL"], "The server, where --base-url is not given."),
    (["YIBU_MODEL"], "The model, where --model is not given."),
    (
      ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"],
      """
      Where no Yibu key is set, the first of these is sent as x-api-key, else the second as a bearer \
      token; and then the server is `ANTHROPIC_BASE_URL`, never Yibu's: a key only goes to the \
      address that it belongs to. With --base-url the address is the user's own decision.
      """
    ),
    (
      ["ANTHROPIC_CUSTOM_HEADERS"],
      "Lines of header fields that are sent with one of these keys, each like that of --header."
    ),
    (
      ["ANTHROPIC_BASE_URL"],
      "The server for these two keys; \(Defaults.anthropicBaseURL) where it is not set."
    ),
    (
      ["YIBU_RECORD", "YIBU_REPLAY", "YIBU_REPLAY_IGNORE"],
      """
      What --record, --replay and --replay-ignore say, for every call of a script; the options go \
      before them. See CASSETTES.
      """
    ),
    (["XDG_CONFIG_HOME", "HOME"], "Where the key's file is; see FILES."),
    (
      ["https_proxy", "http_proxy", "all_proxy"],
      "The proxy for https, for http, and for both, as in curl, where --proxy is not given."
    ),
    (["no_proxy"], "Hosts that are reached without a proxy, as in curl."),
    (
      ["SSL_CERT_FILE", "SSL_CERT_DIR"],
      "A file of certificates to trust, and a folder of them; --cacert goes before them."
    ),
    (
      ["SSLKEYLOGFILE"],
      """
      A file to which the secrets of TLS connections are added, as with curl, if the installed libcurl does \
      that: whoever has it can read the key off the recorded network traffic.
      """
    ),
    (
      ["TMPDIR"],
      "Where a temporary file is put that cannot be beside its file; `/tmp` where it is not set."
    ),
    (
      ["YIBU_CORE"],
      "Whether a crash may leave an image of the memory, with the key in it; see core(5)."
    ),
    (
      ["LC_ALL", "LC_MESSAGES", "LANG"],
      """
      The first that is set tells the server the user's language (as accept-language), for its error \
      messages. Those of yibu are in English, and text is UTF-8 in every locale.
      """
    ),
  ]

  static var environment: [String] {
    variables.flatMap { names, meaning in
      entry(names.map(Roff.bold).joined(separator: ", "), Roff.prose(meaning))
    }
  }
}
