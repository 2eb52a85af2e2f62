// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target speaks the same dialect.
let dialect: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The targets stand in the order of the data: a dependency only ever points further down this list.
let package = Package(
  name: "docent",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")
  ],
  targets: [
    .target(
      name: "DocentStore",
      dependencies: ["DocentDocument", "CZlib", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: dialect),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "DocentLearning", dependencies: ["DocentDocument"], swiftSettings: dialect),
    .target(name: "DocentDocument", swiftSettings: dialect),
    .testTarget(name: "DocentDocumentTests", dependencies: ["DocentDocument"], swiftSettings: dialect),
    .testTarget(name: "DocentLearningTests", dependencies: ["DocentLearning"], swiftSettings: dialect),
  ]
)
