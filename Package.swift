// swift-tools-version: 6.2
import PackageDescription

// Arrows of import go one way: BlockHeap <- MicroPython <- Timeline <- RealBoard <- Tutorial <- Terminal <- picoheap,
// Lessons <- Tutorial, Grid <- Tutorial and Terminal, and below all that write words or files: Text and Files, which import nothing. Only
// Terminal may see CNcurses, only Lessons may see CMarkGFM and Yams, only Packaged may see CPackaged.
let package = Package(
    name: "picoheap",
    products: [
        .executable(name: "picoheap", targets: ["picoheap"]),
        // For Tests/Fuzz and Tests/Benchmarks, which are packages of their own.
        .library(name: "MicroPython", targets: ["BlockHeap", "MicroPython"]),
        .library(name: "Timeline", targets: ["Timeline"]),
        .library(name: "Tutorial", targets: ["Lessons", "Grid", "Tutorial", "Terminal"]),
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
                .copy("misconceptions.yaml"),
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
        .target(name: "Text"),
        .target(name: "BlockHeap", exclude: ["README.md"]),
        .target(name: "Files"),
        .target(name: "MicroPython", dependencies: ["BlockHeap"], exclude: ["README.md", "Sizes.md", "Moving.md"], resources: [
                .embedInCode("Firmware/rom-strings.txt"), .embedInCode("Firmware/Frozen/_boot.py"), .embedInCode("Firmware/Frozen/rp2.py"),
                .embedInCode("Firmware/Frozen/asyncio/__init__.py"), .embedInCode("Firmware/Frozen/asyncio/core.py"),
                .embedInCode("Firmware/Frozen/asyncio/event.py"), .embedInCode("Firmware/Frozen/asyncio/funcs.py"),
                .embedInCode("Firmware/Frozen/asyncio/lock.py"), .embedInCode("Firmware/Frozen/asyncio/stream.py"),
                .embedInCode("Firmware/Frozen/asyncio/uasyncio.py"),
                .embedInCode("Firmware/Frozen/onewire.py"), .embedInCode("Firmware/Frozen/ds18x20.py"), .embedInCode("Firmware/Frozen/dht.py"),
                .embedInCode("Firmware/Frozen/neopixel.py"), .embedInCode("Firmware/Frozen/umqtt/simple.py"),
            ]),
        .target(name: "Timeline", dependencies: ["Text", "BlockHeap", "MicroPython"], exclude: ["README.md"]),
        .target(name: "RealBoard", dependencies: ["Text", "Files", "BlockHeap", "MicroPython", "Timeline"]),
        .systemLibrary(name: "CPackaged"),
        .target(name: "Packaged", dependencies: ["CPackaged"]),
        .target(
            name: "Lessons", dependencies: ["Text", "Files", "CMarkGFM", "Yams", "LessonFiles", "Packaged"], exclude: ["README.md"]),
        .target(name: "Grid", dependencies: ["Text"]),
        .target(
            name: "Tutorial", dependencies: ["Text", "Files", "BlockHeap", "MicroPython", "Timeline", "RealBoard", "Lessons", "Grid"],
            exclude: ["README.md"]),
        .target(name: "Terminal", dependencies: ["CNcurses", "Text", "Files", "Grid", "Tutorial", "Packaged"]),
        .executableTarget(
            name: "picoheap",
            dependencies: [
                "Text", "Files", "BlockHeap", "MicroPython", "Timeline", "RealBoard", "Lessons", "Grid", "Tutorial", "Terminal", "Packaged",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "TextTests", dependencies: ["Text"]),
        .testTarget(name: "BlockHeapTests", dependencies: ["BlockHeap"], exclude: ["Recordings"]),
        .testTarget(
            name: "MicroPythonTests", dependencies: ["MicroPython", "BlockHeap", "TestSupport"],
            resources: [.copy("Recordings"), .copy("Programs")]),
        .testTarget(name: "TimelineTests", dependencies: ["Timeline"], exclude: ["Pastes", "Field"]),
        .testTarget(name: "RealBoardTests", dependencies: ["RealBoard", "TestSupport"]),
        .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
        .testTarget(name: "LessonsTests", dependencies: ["Files", "Lessons", "Packaged", "TestSupport"]),
        .testTarget(name: "GridTests", dependencies: ["Grid", "TestSupport"]),
        .testTarget(name: "TutorialTests", dependencies: ["Files", "Tutorial", "TestSupport"], exclude: ["Course", "Screens"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport"]),
        // They start the program that stands beside them.
        .testTarget(name: "PicoheapTests", dependencies: ["TestSupport", "Tutorial"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
    ]
)
