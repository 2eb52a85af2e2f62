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
  products: [
    .executable(name: "docent", targets: ["docent"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .executableTarget(
      name: "docent",
      dependencies: [
        "DocentAnalysis", "DocentLearning", "DocentText", "DocentDocument",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentAnalysis",
      dependencies: ["DocentLearning", "DocentText", "DocentDocument", "CDocentData"],
      swiftSettings: dialect),
    .target(name: "DocentLearning", dependencies: ["DocentDocument"], swiftSettings: dialect),
    .target(
      name: "DocentText",
      dependencies: ["DocentDocument", "CDocentICU", "CStemmer"],
      swiftSettings: dialect),
    .target(name: "DocentDocument", swiftSettings: dialect),

    .target(
      name: "CDocentICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CDocentData", exclude: ["models"]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

    .testTarget(name: "DocentLearningTests", dependencies: ["DocentLearning"], swiftSettings: dialect),
    .testTarget(
      name: "DocentAnalysisTests",
      dependencies: ["DocentAnalysis", "DocentLearning", "DocentText", "DocentDocument"],
      swiftSettings: dialect),
  ],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
