extension ManPage {
  /// The variables that are read, by name, and what each is for.
  private static let variables: [([String], String)] = [
    (["YIBU_API_KEY"], "The key. --key-file goes before it."),
    (["YIBU_BASE_URL"], "The server. --base-url goes before it."),
    (["YIBU_MODEL"], "The model. --model and --data go before it."),
    (
      ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"],
      """
      Used only if Yibu's key is not set: the first is sent as x-api-key, else the second as a bearer \
      token. The server is then `ANTHROPIC_BASE_URL`, never Yibu's: a key only goes to the address that \
      it belongs to. --base-url may name any other.
      """
    ),
    (
      ["ANTHROPIC_CUSTOM_HEADERS"],
      "Header fields that are sent with one of these keys: lines as for --header, each a secret."
    ),
    (
      ["ANTHROPIC_BASE_URL"],
      "The server for these two keys; \(Defaults.anthropicBaseURL) if it is not set."
    ),
    (
      ["YIBU_RECORD", "YIBU_REPLAY", "YIBU_REPLAY_IGNORE"],
      """
      What --record, --replay and --replay-ignore say, for every call of a script. --record and --replay \
      go before them, --replay-ignore adds to its variable. See CASSETTES.
      """
    ),
    (["XDG_CONFIG_HOME", "HOME"], "Where the key's file is; see FILES."),
    (
      ["https_proxy", "http_proxy", "all_proxy"],
      """
      The proxy for https, for http, and for both, as in curl. Also in capitals, but for `HTTP_PROXY`, \
      which the client of a CGI script can set. --proxy goes before them.
      """
    ),
    (["no_proxy", "NO_PROXY"], "Hosts that are reached without a proxy, as in curl."),
    (
      ["PROXY_PASSWORD"],
      "Not read, but named in the command of --print-curl: it stands for a proxy's password."
    ),
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
      ["OPENSSL_CONF", "OPENSSL_MODULES", "OPENSSL_ENGINES"],
      "Read by OpenSSL, which most builds of libcurl use."
    ),
    (
      ["LOCALDOMAIN", "RES_OPTIONS", "HOSTALIASES"],
      "Read by the system's resolver of host names; see resolv.conf(5) and hostname(7)."
    ),
    (
      ["TMPDIR"],
      "The folder for a temporary file that cannot be beside its file; `/tmp` if it is not set."
    ),
    (["TERM"], "Where it is dumb, no line of progress is shown."),
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
    Roff.prose("A variable of yibu's that is empty counts as not set.")
      + variables.flatMap { names, meaning in
        entry(names.map(Roff.bold).joined(separator: ", "), Roff.prose(meaning))
      }
  }
}
