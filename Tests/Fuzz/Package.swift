// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody else builds it. `Tests/Fuzz/run` builds and runs the targets; see there.
//
//     swift build -c release --product Damage
//     .build/release/Damage 0 1000 ../MicroPythonTests/Recordings/scripts/*.py
//
// overwrites the memory of running programs at random; each must come to an end.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "picoheap", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                .product(name: "MicroPython", package: "picoheap"), .product(name: "Timeline", package: "picoheap"),
                .product(name: "Tutorial", package: "picoheap"),
            ],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
        .executableTarget(name: "Damage", dependencies: [.product(name: "MicroPython", package: "picoheap")]),
    ]
)
