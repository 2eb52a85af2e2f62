// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target speaks the same dialect.
let dialect: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Links only with `--sanitize fuzzer`, so it is there only for `Tools/fuzz`, which asks for it.
let fuzzing: [Target] =
  Context.environment["DOCENT_FUZZING"] == nil
  ? []
  : [
    .executableTarget(
      name: "docent-fuzz", dependencies: ["DocentExtraction", "DocentSearch", "DocentDocument"],
      path: "Tools/Fuzzing",
      swiftSettings: dialect)
  ]

/// The targets stand in the order of the data: a dependency only ever points further down this list.
let package = Package(
  name: "docent",
  products: [
    .executable(name: "docent", targets: ["docent"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .executableTarget(
      name: "docent",
      dependencies: [
        "DocentReports", "DocentPipeline", "DocentStore", "DocentSearch", "DocentAnalysis", "DocentExtraction",
        "DocentLanguage", "DocentLearning", "DocentText", "DocentDocument", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentReports",
      dependencies: [
        "DocentStore", "DocentSearch", "DocentAnalysis", "DocentExtraction", "DocentLanguage", "DocentLearning",
        "DocentText", "DocentDocument",
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentPipeline",
      dependencies: [
        "DocentStore", "DocentSearch", "DocentAnalysis", "DocentExtraction", "DocentLanguage", "DocentText",
        "DocentDocument", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentStore",
      dependencies: [
        "DocentDocument", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentSearch", dependencies: ["DocentText", "DocentDocument", "CFileMapping", "CZlib"],
      swiftSettings: dialect),
    .target(
      name: "DocentAnalysis",
      dependencies: [
        "DocentLanguage", "DocentLearning", "DocentText", "DocentDocument", "CDocentData",
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentExtraction",
      dependencies: [
        "DocentText", "DocentDocument", "CFileMapping", "CLibXML2", "CArchive", "CZlib",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: dialect),
    .target(
      name: "DocentLanguage",
      dependencies: [
        "DocentLearning", "DocentText", "DocentDocument", "CDocentData",
      ],
      swiftSettings: dialect),
    .target(name: "DocentLearning", dependencies: ["DocentDocument"], swiftSettings: dialect),
    .target(name: "DocentText", dependencies: ["DocentDocument", "CDocentICU", "CStemmer"], swiftSettings: dialect),
    .target(name: "DocentDocument", swiftSettings: dialect),

    .target(
      name: "CDocentICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CDocentData", exclude: ["models"]),
    .target(name: "CFileMapping"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

    .testTarget(
      name: "docentTests",
      dependencies: ["docent", "DocentReports", "DocentPipeline", "DocentStore", "DocentDocument"],
      exclude: ["Corpus"],
      swiftSettings: dialect),
    .testTarget(
      name: "DocentReportsTests",
      dependencies: ["DocentReports", "DocentStore", "DocentAnalysis", "DocentLearning", "DocentDocument"],
      swiftSettings: dialect),
    .testTarget(
      name: "DocentPipelineTests",
      dependencies: [
        "DocentPipeline", "DocentStore", "DocentSearch", "DocentAnalysis", "DocentExtraction", "DocentDocument",
      ],
      swiftSettings: dialect),
    .testTarget(name: "DocentStoreTests", dependencies: ["DocentStore", "DocentDocument"], swiftSettings: dialect),
    .testTarget(
      name: "DocentSearchTests",
      dependencies: ["DocentSearch", "DocentText", "DocentDocument"],
      swiftSettings: dialect),
    .testTarget(
      name: "DocentAnalysisTests",
      dependencies: ["DocentAnalysis", "DocentLanguage", "DocentLearning", "DocentText", "DocentDocument"],
      swiftSettings: dialect),
    .testTarget(
      name: "DocentExtractionTests",
      dependencies: ["DocentExtraction", "DocentText", "DocentDocument", "CArchive", "CZlib"],
      swiftSettings: dialect),
    .testTarget(
      name: "DocentLanguageTests",
      dependencies: ["DocentLanguage", "DocentLearning", "DocentText", "DocentDocument"],
      swiftSettings: dialect),
    .testTarget(name: "DocentLearningTests", dependencies: ["DocentLearning"], swiftSettings: dialect),
    .testTarget(name: "DocentTextTests", dependencies: ["DocentText", "DocentDocument"], swiftSettings: dialect),
    .testTarget(name: "DocentDocumentTests", dependencies: ["DocentDocument"], swiftSettings: dialect),
  ] + fuzzing,
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
