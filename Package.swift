// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The leaf modules are small loops over bytes: unoptimised, reading every recording cut at every byte would take
// minutes. Checks for overflow and bounds stay.
let fast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

// On Linux the mends in Sources/yibu/Transport stand in for libcurl's functions. In a dynamically linked build
// FoundationNetworking finds them only if the executable exports its symbols.
let exportSymbols: [LinkerSetting] = [
  .unsafeFlags(["-Xlinker", "--export-dynamic"], .when(platforms: [.linux]))
]

let package = Package(
  name: "yibu",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "yibu", targets: ["yibu"]),
    .executable(name: "loopback", targets: ["LoopbackCommand"]),
  ],
  targets: [
    .target(name: "JSON", swiftSettings: fast),
    .target(name: "EventStream", swiftSettings: fast),
    .target(name: "JSONSchema", dependencies: ["JSON"], swiftSettings: fast),
    .target(name: "Options", swiftSettings: strict),
    .target(name: "Messages", dependencies: ["JSON", "EventStream"], swiftSettings: fast),
    .executableTarget(
      name: "yibu", dependencies: ["JSON", "EventStream", "Options", "Messages"],
      swiftSettings: strict, linkerSettings: exportSymbols),

    .target(
      name: "Loopback", path: "Tests/Loopback/Library",
      swiftSettings: strict),
    .executableTarget(
      name: "LoopbackCommand", dependencies: ["Loopback"], path: "Tests/Loopback/Command",
      swiftSettings: strict),

    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: strict),
    .testTarget(name: "EventStreamTests", dependencies: ["EventStream"], swiftSettings: strict),
    .testTarget(
      name: "JSONSchemaTests", dependencies: ["JSONSchema", "JSON"], swiftSettings: strict),
    .testTarget(name: "OptionsTests", dependencies: ["Options"], swiftSettings: strict),
    .testTarget(
      name: "MessagesTests", dependencies: ["Messages", "JSON", "EventStream"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["yibu", "Loopback"],
      exclude: ["cases"], swiftSettings: strict),
  ]
)
