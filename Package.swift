// swift-tools-version: 6.2
import PackageDescription

/// How every target of ours is compiled: Swift 6, nothing imported by accident, existentials spelled out.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "enrum",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "enrum", targets: ["enrum"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // MARK: The house, bottom up. An arrow is an import, and none points upwards.

        // People, meetings, forms, agreements, lanes: values that cannot be wrong.
        .target(name: "EnrumDomain", swiftSettings: strict),

        // One verb per use case, the access policy, and the ports they need.
        .target(
            name: "EnrumCore",
            dependencies: ["EnrumDomain", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict
        ),

        // What people read on screen: one file per language, dates and numbers worded.
        .target(
            name: "EnrumTexts",
            dependencies: ["EnrumDomain", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]
        ),

        // The files people give us and get from us: question sets in YAML, people in CSV.
        .target(
            name: "EnrumFormats",
            dependencies: ["EnrumDomain", "EnrumCore", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]
        ),

        // The store in one SQLite file.
        .target(
            name: "EnrumSQLite",
            dependencies: [
                "EnrumDomain", "EnrumCore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),

        // Passwords, hashed by libargon2 and judged by libzxcvbn.
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CZxcvbn", providers: [.apt(["libzxcvbn-dev"])]),
        .target(name: "EnrumPasswords", dependencies: ["CArgon2", "CZxcvbn", "EnrumCore"], swiftSettings: strict),

        // The box in which plugins' Lua runs: the C shim that alone knows lua.h, and the Swift that knows nothing of meetings.
        .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
        .target(
            name: "LuaBox", dependencies: ["CLua"], exclude: ["README.md"],
            // A way for tests to make a state give up; no release has it.
            cSettings: [.define("LUABOX_TESTED", .when(configuration: .debug))]
        ),
        .target(name: "LuaRuntime", dependencies: ["LuaBox"], swiftSettings: strict),

        // Finds, checks, runs and packs plugins; keeps the promise of the port `PluginHost`.
        .target(
            name: "EnrumPlugins",
            dependencies: [
                "EnrumDomain", "EnrumCore", "EnrumFormats", "EnrumTexts", "LuaRuntime", .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Embedded"],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]
        ),

        // Letters: what an organisation writes, checked and set as a page that prints.
        .target(
            name: "EnrumDelivery",
            dependencies: ["EnrumDomain", "EnrumCore", "EnrumTexts", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: strict
        ),

        // Pages and JSON API; holds no rules.
        .target(
            name: "EnrumWeb",
            dependencies: [
                "EnrumDomain", "EnrumCore", "EnrumFormats", "EnrumTexts",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: strict,
            plugins: ["EmbedFiles"]
        ),

        // The named cast, a store on :memory:, a fixed clock: shared by our tests, the demo and, later, plugin tests.
        .target(
            name: "EnrumTesting",
            dependencies: ["EnrumDomain", "EnrumCore", "EnrumFormats", "EnrumSQLite"],
            swiftSettings: strict
        ),

        // Commands, and the one place where everything is put together.
        .executableTarget(
            name: "enrum",
            dependencies: [
                "EnrumDomain", "EnrumCore", "EnrumDelivery", "EnrumFormats", "EnrumPlugins", "EnrumSQLite", "EnrumPasswords", "EnrumTexts",
                "EnrumWeb", "EnrumTesting", "LuaRuntime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),

        // Speed and size, beside references measured in the same run.
        .target(name: "BareLua", dependencies: ["CLua"]),
        .executableTarget(
            name: "enrum-bench",
            dependencies: [
                "BareLua", "EnrumDomain", "EnrumCore", "EnrumFormats", "EnrumPlugins", "EnrumSQLite", "EnrumTesting", "EnrumWeb",
                "LuaRuntime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),

        // MARK: Build tool: turns the files in a target's Embedded/ folder into string constants, so that one binary is enough.

        .executableTarget(name: "embed-files", swiftSettings: strict),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"], path: "Sources/EmbedFiles"),

        // MARK: Tests, a folder per target.

        .testTarget(name: "EnrumDomainTests", dependencies: ["EnrumDomain", "EnrumTesting"], swiftSettings: strict),
        .testTarget(name: "EnrumTextsTests", dependencies: ["EnrumDomain", "EnrumTexts"], swiftSettings: strict),
        .testTarget(name: "LuaRuntimeTests", dependencies: ["LuaBox", "LuaBoxStock", "LuaRuntime"], swiftSettings: strict),
        // Lua as it comes, which the tests compare the box with.
        .target(name: "LuaBoxStock", dependencies: ["CLua"], path: "Tests/LuaBoxStock"),
        .testTarget(name: "EnrumPasswordsTests", dependencies: ["EnrumCore", "EnrumPasswords"], swiftSettings: strict),
        .testTarget(name: "EnrumCoreTests", dependencies: ["EnrumDomain", "EnrumCore", "EnrumTesting"], swiftSettings: strict),
        .testTarget(
            name: "EnrumFormatsTests", dependencies: ["EnrumDomain", "EnrumCore", "EnrumFormats", "EnrumTesting"],
            exclude: ["Fixtures"], swiftSettings: strict
        ),
        .testTarget(
            name: "EnrumPluginsTests",
            dependencies: [
                "EnrumDomain", "EnrumCore", "EnrumFormats", "EnrumPlugins", "EnrumTesting", "EnrumTexts", "LuaRuntime",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Fixtures"], swiftSettings: strict
        ),
        .testTarget(
            name: "EnrumDeliveryTests", dependencies: ["EnrumDomain", "EnrumCore", "EnrumDelivery"], swiftSettings: strict
        ),
        .testTarget(
            name: "StoreContractTests",
            dependencies: [
                "EnrumDomain", "EnrumCore", "EnrumSQLite", "EnrumTesting",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"], swiftSettings: strict
        ),
        .testTarget(
            name: "EnrumWebTests",
            dependencies: [
                "EnrumDomain", "EnrumCore", "EnrumDelivery", "EnrumPlugins", "EnrumTexts", "EnrumWeb", "EnrumSQLite", "EnrumTesting",
                "EnrumPasswords",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            exclude: ["Snapshots"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "enrumTests",
            dependencies: [
                "enrum", "EnrumCore", "EnrumDomain", "EnrumPlugins", "EnrumSQLite", "EnrumTexts", "LuaRuntime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Snapshots"], swiftSettings: strict
        ),
    ]
)
