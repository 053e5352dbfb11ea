// Bytecode as a learner can read it: each function's instructions, under the source lines that they came from, with a sentence each.
// py/showbc.c.

import BlockHeap

/// Lists the functions of a module.
struct Disassembler {
    private let vm: VM
    private let context: ModuleContext
    private let lines: [String]
    /// Where the sentences begin.
    private static let sentenceColumn = 40

    init(_ vm: VM, _ context: ModuleContext, source: [UInt8]) {
        self.vm = vm
        self.context = context
        lines = String(decoding: source, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The module's own code first, then that of the functions in it.
    func listing(of module: CompiledModule) -> String {
        var out: [String] = []
        list(module.rawCode, module.lengths, path: "", &out)
        return out.joined(separator: "\n") + "\n"
    }

    private func list(_ rawCode: Address, _ lengths: [Address: CodeLength], path: String, _ out: inout [String]) {
        guard let length = lengths[rawCode] else { return }
        let code = RawCode(vm.ram, rawCode)
        let prelude = Prelude(vm.ram, at: code.bytecode)
        let name = path + vm.qstrText(context.qstr(UInt32(prelude.nameIndex(vm.ram))))
        if !out.isEmpty { out.append("") }
        out.append(heading(name, prelude, code, length))
        listInstructions(
            prelude, end: code.bytecode + UInt32(length.byteCount), locals: vm.strings.localNames[code.bytecode] ?? [], &out)
        for child in 0..<length.childCount {
            let inner = vm.word(code.childTable + UInt32(child) * 4)
            list(inner, lengths, path: name == "<module>" ? "" : name + ".", &out)
        }
    }

    private func heading(_ name: String, _ prelude: Prelude, _ code: RawCode, _ length: CodeLength) -> String {
        var names: [String] = []
        var ip = vm.ram.skipUint(prelude.info)
        for _ in 0..<(prelude.signature.positionalCount + prelude.signature.keywordOnlyCount) {
            names.append(vm.qstrText(context.qstr(vm.ram.decodeUint(&ip))))
        }
        let signature = prelude.signature
        var facts = ["\(length.byteCount) bytes", "\(signature.stateCount) slots"]
        if signature.exceptionCount > 0 { facts.append("\(signature.exceptionCount) exception handlers deep") }
        if prelude.sizes.cellCount > 0 { facts.append("\(prelude.sizes.cellCount) cells") }
        if code.isGenerator { facts.append("a generator") }
        let arguments = names.isEmpty ? "" : "(" + names.joined(separator: ", ") + ")"
        return "\(name)\(arguments): " + facts.joined(separator: ", ")
    }

    private func listInstructions(_ prelude: Prelude, end: Address, locals: [String], _ out: inout [String]) {
        var ip = prelude.instructions
        var shownLine = 0
        while ip < end, let instruction = Instruction(vm.ram, at: ip) {
            let line = prelude.line(vm.ram, offset: Int(ip - prelude.instructions))
            if line != shownLine {
                let text = line <= lines.count ? lines[line - 1].trimmingSpaces() : ""
                out.append("  line \(line)  \(text)")
                shownLine = line
            }
            let place = String(Int(ip - prelude.instructions))
            let words = String(repeating: " ", count: max(0, 8 - place.count)) + place + "  " + text(instruction, prelude, locals)
            let gap = String(repeating: " ", count: max(2, Self.sentenceColumn - words.count))
            out.append(words + gap + instruction.opcode.description.sentence)
            ip = instruction.next
        }
    }

    private func text(_ instruction: Instruction, _ prelude: Prelude, _ locals: [String]) -> String {
        let name = instruction.opcode.description.name
        switch instruction.opcode.description.argument {
        case .none: return name
        case .qstr: return "\(name) \(vm.qstrText(context.qstr(UInt32(instruction.argument))))"
        case .object: return "\(name) \(repr(context.object(UInt32(instruction.argument))))"
        case .child: return "\(name) number \(instruction.argument)"
        case .childAndByte: return "\(name) number \(instruction.argument), \(instruction.extra ?? 0) cells"
        case .uint: return "\(name) \(numbers(instruction, locals))"
        case .int: return "\(name) \(instruction.argument)"
        case .signedJump, .unsignedJump, .signedJumpAndByte:
            return "\(name) to \(Int(instruction.target ?? 0) - Int(prelude.instructions))"
        case .inOpcode:
            switch instruction.opcode {
            case .unaryOpMulti: return "\(name) \(UnaryOp(rawValue: UInt8(instruction.argument))!.spelling)"
            case .binaryOpMulti: return "\(name) \(BinaryOp(rawValue: UInt8(instruction.argument))!.spelling)"
            case .loadFastMulti, .storeFastMulti: return "\(name) \(Self.named(instruction.argument, locals))"
            default: return "\(name) \(instruction.argument)"
            }
        }
    }

    /// A local variable by its number and its name.
    private static func named(_ number: Int, _ locals: [String]) -> String {
        locals.indices.contains(number) ? "\(number) \(locals[number])" : "\(number)"
    }

    /// Arguments that hold two numbers show both.
    private func numbers(_ instruction: Instruction, _ locals: [String]) -> String {
        let (low, high) = (instruction.argument & 0xff, instruction.argument >> 8)
        switch instruction.opcode {
        case .loadFastN, .storeFastN, .deleteFast, .loadDeref, .storeDeref, .deleteDeref: return Self.named(instruction.argument, locals)
        case .callFunction, .callMethod, .callFunctionVarKw, .callMethodVarKw: return high == 0 ? "\(low)" : "\(low), \(high) keywords"
        case .unpackEx: return "\(low), rest, \(high)"
        case .storeComp: return ["list", "dict", "set", "?"][instruction.argument & 3]
        default: return "\(instruction.argument)"
        }
    }

    private func repr(_ object: Obj) -> String {
        if let text = vm.numbers.text(of: object) { return String(decoding: text, as: UTF8.self) }
        do throws(PythonError) {
            let vstr = try VStr(vm, capacity: 16)
            try vm.print(.vstr(vstr), object, .repr)
            defer { vstr.clear() }
            return String(decoding: vstr.bytes, as: UTF8.self)
        } catch {
            return "?"
        }
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " || $0 == "\t" })
    }
}
