// swift-tools-version: 6.2
import PackageDescription

// Arrows of import go one way: Heap <- MicroPython <- Timeline <- Tutorial <- Terminal <- picoheap, and
// Lessons <- Tutorial. Only Terminal may see CNcurses, only Lessons may see CMarkGFM and Yams.
let package = Package(
    name: "picoheap",
    products: [
        .executable(name: "picoheap", targets: ["picoheap"]),
        // For Tests/Fuzz and Tests/Benchmarks, which are packages of their own.
        .library(name: "MicroPython", targets: ["Heap", "MicroPython"]),
        .library(name: "Timeline", targets: ["Timeline"]),
        .library(name: "Tutorial", targets: ["Lessons", "Tutorial", "Terminal"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(
            name: "CMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(
            name: "LessonFiles", path: "lessons", sources: ["LessonFiles.swift"],
            resources: [
                .copy("course.yaml"),
                .copy("00-before-you-start"),
                .copy("01-how-memory-works"),
                .copy("02-inspecting-memory"),
                .copy("03-saving-memory"),
                .copy("04-measuring-before-and-after"),
                .copy("05-two-ways-to-build-a-string"),
                .copy("06-a-sensor-buffer"),
                .copy("07-do-and-dont"),
                .copy("08-pitfalls"),
                .copy("09-status-logger"),
                .copy("10-wrap-up"),
                .copy("11-homework"),
                .copy("12-links"),
            ]),
        .target(name: "Heap"),
        .target(name: "MicroPython", dependencies: ["Heap"], resources: [
                .embedInCode("Qstr/rom-strings.txt"), .embedInCode("Frozen/_boot.py"), .embedInCode("Frozen/rp2.py"),
                .embedInCode("Frozen/asyncio/__init__.py"), .embedInCode("Frozen/asyncio/core.py"),
                .embedInCode("Frozen/asyncio/event.py"), .embedInCode("Frozen/asyncio/funcs.py"),
                .embedInCode("Frozen/asyncio/lock.py"), .embedInCode("Frozen/asyncio/stream.py"),
                .embedInCode("Frozen/asyncio/uasyncio.py"),
                .embedInCode("Frozen/onewire.py"), .embedInCode("Frozen/ds18x20.py"), .embedInCode("Frozen/dht.py"),
                .embedInCode("Frozen/neopixel.py"), .embedInCode("Frozen/umqtt/simple.py"),
            ]),
        .target(name: "Timeline", dependencies: ["Heap", "MicroPython"]),
        .target(name: "Lessons", dependencies: ["CMarkGFM", "Yams", "LessonFiles"]),
        .target(name: "Tutorial", dependencies: ["Heap", "MicroPython", "Timeline", "Lessons"]),
        .target(name: "Terminal", dependencies: ["CNcurses", "Tutorial"]),
        .executableTarget(
            name: "picoheap",
            dependencies: [
                "Heap", "MicroPython", "Timeline", "Lessons", "Tutorial", "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "HeapTests", dependencies: ["Heap"], exclude: ["Recordings"]),
        .testTarget(name: "MicroPythonTests", dependencies: ["MicroPython", "Heap", "TestSupport"], resources: [.copy("Recordings"), .copy("Programs")]),
        .testTarget(name: "TimelineTests", dependencies: ["Timeline"], exclude: ["Pastes"]),
        .testTarget(name: "LessonsTests", dependencies: ["Lessons", "TestSupport"]),
        .testTarget(name: "TutorialTests", dependencies: ["Tutorial", "TestSupport"], exclude: ["Course", "Screens"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
        // They start the program that stands beside them.
        .testTarget(name: "PicoheapTests", dependencies: ["TestSupport"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
    ]
)
