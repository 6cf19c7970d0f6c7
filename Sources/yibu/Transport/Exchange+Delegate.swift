import Foundation
import HTTP
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// URLSession's side. On Linux these run on the thread that reads the socket (`InlineQueue`).
extension Exchange: URLSessionDataDelegate {
  func urlSession(
    _: URLSession, task _: URLSessionTask, didSendBodyData _: Int64, totalBytesSent sent: Int64,
    totalBytesExpectedToSend _: Int64
  ) {
    hasSent.store(true, ordering: .relaxed)
    traffic.noteSent(Int(sent))
    noteActivity()
  }

  func urlSession(
    _: URLSession, dataTask _: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    hasSent.store(true, ordering: .relaxed)
    deliver(.head(head(of: response)))
    completionHandler(.allow)
  }

  func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) {
    data.withUnsafeBytes { deliver(.body($0)) }
  }

  /// Never followed: URLSession would send the key along, to whatever host is named. On Linux it is
  /// not asked, since it is never told of a redirect (`HeaderLines`).
  func urlSession(
    _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest _: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _: URLSession, task _: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    hasCompleted.store(true, ordering: .releasing)
    guard let error else { return end(.completed) }
    #if WORKAROUNDS
      if let failure = transfer.result.failure {
        return end(.failed(failure.described(peer: peer)))
      }
    #endif
    end(.failed(TransferFailure(error, peer: peer)))
  }

  private func head(of response: URLResponse) -> ResponseHead {
    #if WORKAROUNDS
      if let head = transfer.headerLines.head { return head }
    #endif
    return ResponseHead(response)
  }
}
