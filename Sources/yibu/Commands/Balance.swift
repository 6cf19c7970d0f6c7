import JSON
import Messages
import Options

/// `yibu balance`: prints what was granted to the key, what is used and what is left.
///
/// new-api answers for a key at `/api/usage/token/`, in units of quota; gateways without that have
/// OpenAI's former billing paths, in the site's currency.
struct Balance {
  private let output: OutputPlan

  init(_ output: OutputPlan) { self.output = output }

  /// The path at which new-api tells about a key. The slash at the end saves a redirect.
  static let path = "/api/usage/token/"

  func run(_ sender: Sender) -> Report {
    let outcome = Result { () throws(Failure) in
      do throws(Failure) {
        try output.target.write(try usage(sender), as: style)
      } catch {
        guard error.meansNoSuchPath else { throw error }
        try output.target.write(try billing(sender), as: style)
      }
      try output.target.commit()
      return ExitStatus.success
    }
    return Report(outcome: outcome)
  }

  private var style: TerminalText.Style { output.form == .json ? .json : .text }

  private func usage(_ sender: Sender) throws(Failure) -> [UInt8] {
    let (usage, bytes) = try get(sender)
    guard let data = usage["data"], data["total_granted"] != nil else {
      throw .answer(.unexpected("JSON without \"total_granted\""))
    }
    if output.form == .json { return bytes }
    let available =
      data["unlimited_quota"] == true ? JSON("unlimited") : data["total_available"] ?? .null
    return Self.lines([
      ("granted", data["total_granted"] ?? .null), ("used", data["total_used"] ?? .null),
      ("available", available),
    ])
  }

  private func billing(_ sender: Sender) throws(Failure) -> [UInt8] {
    try sender.turn(to: "/v1/dashboard/billing/subscription")
    let subscription = try get(sender).body
    try sender.turn(to: "/v1/dashboard/billing/usage")
    let usage = try get(sender).body
    if output.form == .json {
      let both: JSON = ["subscription": subscription, "usage": usage]
      return both.rendered + [UInt8(ascii: "\n")]
    }
    guard let granted = subscription["hard_limit_usd"]?.decimal,
      let hundredths = usage["total_usage"]?.decimal
    else { throw .answer(.unexpected("JSON without \"hard_limit_usd\" or \"total_usage\"")) }
    let used = hundredths / 100
    return Self.lines([
      ("granted", .number(Self.amount(granted))), ("used", .number(Self.amount(used))),
      ("available", .number(Self.amount(granted - used))),
    ])
  }

  private func get(_ sender: Sender) throws(Failure) -> (body: JSON, bytes: [UInt8]) {
    let (last, failure) = sender.fetch()
    let bytes = last?.bytes ?? []
    if let failure {
      if failure.apiError != nil, !failure.meansNoSuchPath, output.form == .json {
        try output.target.write(bytes, as: .json)
      }
      throw failure
    }
    return (last?.body ?? .null, bytes)
  }

  private static func lines(_ rows: [(String, JSON)]) -> [UInt8] {
    Array(
      rows.map { name, value in
        "\(name) \((value.text ?? String(decoding: value.rendered, as: UTF8.self)).inOneLine)\n"
      }.joined().utf8)
  }

  /// With two decimals, as money has.
  private static func amount(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let cents = String(abs(hundredths) % 100)
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)."
      + (cents.count < 2 ? "0" + cents : cents)
  }
}

extension Failure {
  /// Whether the server does not have the path: a 404 or the like, or a web page where JSON is due.
  fileprivate var meansNoSuchPath: Bool {
    switch self {
    case .answer(.api(let error), _): error.httpStatus == 404 || error.httpStatus == 501
    case .answer(.unexpected, _), .answer(.redirected, _): true
    default: false
    }
  }
}

extension JSON {
  /// A number's value; nil for anything else, and for what is beyond a sum of money.
  fileprivate var decimal: Double? {
    guard case .number(let spelling) = self, let value = Double(spelling), abs(value) < 1e12 else {
      return nil
    }
    return value
  }
}
