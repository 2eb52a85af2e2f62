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
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .target(
      name: "DocentStore",
      dependencies: [
        "DocentDocument", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentExtraction",
      dependencies: [
        "DocentText", "DocentDocument", "CLibXML2", "CArchive", "CZlib",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: dialect),
    .target(name: "DocentLearning", dependencies: ["DocentDocument"], swiftSettings: dialect),
    .target(name: "DocentText", dependencies: ["DocentDocument", "CDocentICU", "CStemmer"], swiftSettings: dialect),
    .target(name: "DocentDocument", swiftSettings: dialect),

    .target(
      name: "CDocentICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

    .testTarget(
      name: "DocentExtractionTests",
      dependencies: ["DocentExtraction", "DocentText", "DocentDocument", "CArchive", "CZlib"],
      swiftSettings: dialect),
    .testTarget(name: "DocentLearningTests", dependencies: ["DocentLearning"], swiftSettings: dialect),
    .testTarget(name: "DocentTextTests", dependencies: ["DocentText", "DocentDocument"], swiftSettings: dialect),
    .testTarget(name: "DocentDocumentTests", dependencies: ["DocentDocument"], swiftSettings: dialect),
  ],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
