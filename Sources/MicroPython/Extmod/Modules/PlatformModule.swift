// The module platform: what a program runs on, in words. extmod/modplatform.c.

import BlockHeap

extension ROMBuilder {
    func installPlatform() {
        // The toolchain is the one that a firmware of this version was usually built with.
        let (compiler, library, libraryVersion) = ("GCC 13.2.1", "newlib", "4.3.0")
        let description = str("MicroPython-\(Release.number)-arm--with-\(library)\(libraryVersion)")
        let (compilerText, libraryTuple) = (str(compiler), tuple([str(library), str(libraryVersion)]))
        module("platform", [
            ("platform", function(0, keywords: true) { _, _ throws(PythonError) in description }),
            ("python_compiler", function0 { _ throws(PythonError) in compilerText }),
            ("libc_ver", function(0, keywords: true) { _, _ throws(PythonError) in libraryTuple }),
        ])
    }
}
