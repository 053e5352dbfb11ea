// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody else builds it. From this folder:
//
//     swift build -c release --product Fuzz -Xswiftc -sanitize=fuzzer
//     mkdir -p .build/corpus
//     .build/release/Fuzz -dict=python.dict -max_len=2000 -timeout=20 .build/corpus ../MicroPythonTests/Recordings/scripts
//
// The seeds are the scripts of the recordings; what is found goes into the first folder. Put some .mpy files there too (`picoheap
// compile`).
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
            name: "Fuzz", dependencies: [.product(name: "MicroPython", package: "picoheap")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
        .executableTarget(name: "Damage", dependencies: [.product(name: "MicroPython", package: "picoheap")]),
    ]
)
