import JSON
import Messages
import Options

/// `yibu balance`: prints what was granted to the key, what is used and what is left.
///
/// new-api answers for a key at `/api/usage/token/`, in units of quota; gateways without that have
/// OpenAI's former billing paths, in the site's currency.
struct Balance {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws(Failure) -> ExitStatus {
    let output = try OutputTarget(arguments.output)
    let sender = try Sender(
      arguments, path: "/api/usage/token/", accept: "application/json", body: nil,
      deadline: arguments.deadline)
    let outcome = Result { () throws(Failure) in
      do throws(Failure) {
        try output.write(try usage(sender, output))
      } catch {
        guard error.meansNoSuchPath else { throw error }
        try output.write(try billing(sender, output))
      }
      try output.commit()
      return ExitStatus.success
    }
    try sender.finish(outcome)
    return try outcome.get()
  }

  private func usage(_ sender: Sender, _ output: OutputTarget) throws(Failure) -> [UInt8] {
    let (usage, bytes) = try get(sender, output)
    guard let data = usage["data"], data["total_granted"] != nil else {
      throw .answer(.unexpected("JSON without \"total_granted\""))
    }
    if arguments.answer == .json { return bytes }
    let available =
      data["unlimited_quota"] == true ? JSON("unlimited") : data["total_available"] ?? .null
    return Self.lines([
      ("granted", data["total_granted"] ?? .null), ("used", data["total_used"] ?? .null),
      ("available", available),
    ])
  }

  private func billing(_ sender: Sender, _ output: OutputTarget) throws(Failure) -> [UInt8] {
    sender.turn(to: "/v1/dashboard/billing/subscription")
    let subscription = try get(sender, output).body
    sender.turn(to: "/v1/dashboard/billing/usage")
    let usage = try get(sender, output).body
    if arguments.answer == .json {
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

  private func get(_ sender: Sender, _ output: OutputTarget) throws(Failure)
    -> (body: JSON, bytes: [UInt8])
  {
    var last: WholeResponse?
    do throws(Failure) {
      return (try sender.fetch(&last), last?.bytes ?? [])
    } catch {
      if error.apiError != nil, !error.meansNoSuchPath, arguments.answer == .json {
        try output.write(last?.bytes ?? [])
      }
      throw error
    }
  }

  private static func lines(_ rows: [(String, JSON)]) -> [UInt8] {
    Array(
      rows.map { name, value in
        "\(name) \(value.text ?? String(decoding: value.rendered, as: UTF8.self))\n"
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
    case .answer(.api(let error)): error.httpStatus == 404 || error.httpStatus == 501
    case .answer(.unexpected), .answer(.redirected): true
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
