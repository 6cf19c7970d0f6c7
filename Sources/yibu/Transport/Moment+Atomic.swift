import Synchronization

extension Moment: AtomicRepresentable {
  typealias AtomicRepresentation = UInt64.AtomicRepresentation

  static func encodeAtomicRepresentation(_ moment: consuming Moment) -> AtomicRepresentation {
    UInt64.encodeAtomicRepresentation(moment.nanoseconds)
  }

  static func decodeAtomicRepresentation(_ value: consuming AtomicRepresentation) -> Moment {
    Moment(nanoseconds: UInt64.decodeAtomicRepresentation(value))
  }

  /// Before anything happened.
  static let distantPast = Moment(nanoseconds: 0)
}
