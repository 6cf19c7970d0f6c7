/// What the user decides about connections. All times are in seconds; `nil` is no limit of our own.
///
/// The proxy, the certificates and the Unix socket are honoured on Linux. Elsewhere the system's settings hold.
struct NetworkOptions: Sendable {
  /// From the start until the request can be written: name resolution, TCP, proxy and TLS.
  var connectTimeout: Double?
  /// The longest time without a byte in either direction, connecting and waiting for the first byte
  /// included. Time that the receiver of the response spends is not counted.
  var idleTimeout: Double?
  /// A proxy's URL, as curl's `--proxy` takes it; empty means none, whatever the environment says.
  /// `nil` leaves it to `http_proxy`, `https_proxy` and `all_proxy`; `no_proxy` counts in any case.
  var proxy: String?
  /// A PEM file of the certificates to trust.
  var caFile: String?
  /// A folder of certificates to trust, prepared by `openssl rehash`.
  var caDirectory: String?
  /// PEM files: the certificate to show to the server, and its private key; nil where that is in the same file.
  var certificate: String?
  var certificateKey: String?
  /// The Unix socket to connect to, in the place of the URL's host and port.
  var unixSocket: String?
}
