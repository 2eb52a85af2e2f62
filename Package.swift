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
  targets: [
    .target(name: "DocentSearch", dependencies: ["DocentText", "DocentDocument"], swiftSettings: dialect),
    .target(name: "DocentLearning", dependencies: ["DocentDocument"], swiftSettings: dialect),
    .target(
      name: "DocentText",
      dependencies: ["DocentDocument", "CDocentICU", "CStemmer"],
      swiftSettings: dialect),
    .target(name: "DocentDocument", swiftSettings: dialect),

    .target(
      name: "CDocentICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

    .testTarget(
      name: "DocentSearchTests", dependencies: ["DocentSearch", "DocentText", "DocentDocument"], swiftSettings: dialect),
    .testTarget(name: "DocentDocumentTests", dependencies: ["DocentDocument"], swiftSettings: dialect),
    .testTarget(name: "DocentLearningTests", dependencies: ["DocentLearning"], swiftSettings: dialect),
    .testTarget(name: "DocentTextTests", dependencies: ["DocentText", "DocentDocument"], swiftSettings: dialect),
  ],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
