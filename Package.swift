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

// On Linux the workarounds in Sources/yibu/Transport stand in for libcurl's functions. In a dynamically linked build
// FoundationNetworking finds them only if the executable exports its symbols. `--disable-default-traits` builds
// without them, as for macOS.
let usesWorkarounds = BuildSettingCondition.when(platforms: [.linux], traits: ["Workarounds"])
let workarounds: [SwiftSetting] = [.define("WORKAROUNDS", usesWorkarounds)]
let exportSymbols: [LinkerSetting] = [
  .unsafeFlags(["-Xlinker", "--export-dynamic"], usesWorkarounds)
]

let package = Package(
  name: "yibu",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "yibu", targets: ["yibu"]),
    .executable(name: "loopback", targets: ["LoopbackCommand"]),
  ],
  traits: ["Workarounds", .default(enabledTraits: ["Workarounds"])],
  targets: [
    .target(name: "JSON", swiftSettings: fast),
    .target(name: "EventStream", swiftSettings: fast),
    .target(name: "HTTP", swiftSettings: fast),
    .target(name: "JSONSchema", dependencies: ["JSON"], swiftSettings: fast),
    .target(name: "Options", dependencies: ["JSON"], swiftSettings: strict),
    .target(name: "Messages", dependencies: ["JSON", "EventStream", "HTTP"], swiftSettings: fast),
    .executableTarget(
      name: "yibu",
      dependencies: ["JSON", "EventStream", "HTTP", "JSONSchema", "Options", "Messages"],
      swiftSettings: strict + workarounds, linkerSettings: exportSymbols),

    .target(
      name: "Loopback", dependencies: ["JSON"], path: "Tests/Loopback/Library",
      swiftSettings: strict),
    .executableTarget(
      name: "LoopbackCommand", dependencies: ["Loopback"], path: "Tests/Loopback/Command",
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "JSONSchemaTests", dependencies: ["JSONSchema", "JSON", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "EventStreamTests", dependencies: ["EventStream", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP"], swiftSettings: strict),
    .testTarget(name: "OptionsTests", dependencies: ["Options", "JSON"], swiftSettings: strict),
    .testTarget(
      name: "MessagesTests",
      dependencies: ["Messages", "JSON", "EventStream", "HTTP", "TestSupport", "Loopback"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["yibu", "Loopback"],
      exclude: ["cases"], swiftSettings: strict),
  ]
)
