// picoheap manual: the page for man(1), made from the commands themselves and the table of keys, so that it tells what is true.

import ArgumentParser
import Foundation
import Tutorial

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page, for man.", shouldDisplay: false)

    func run() throws {
        let output = StandardOutput()
        output.write(Array(try Manual.page().utf8))
        try output.finish()
    }
}

/// picoheap.1
enum Manual {
    static func page() throws -> String {
        let command = try CommandDescription(Picoheap.self)
        var page = Roff(title: command.commandName.uppercased(), section: 1, source: Version.text)
        page.section("NAME")
        page.paragraph("\(command.commandName) - \(headline(command))")
        page.section("SYNOPSIS")
        for each in command.visibleSubcommands { page.paragraph(synopsis(each, of: command)) }
        page.section("DESCRIPTION")
        page.paragraph(command.discussion ?? "")
        page.section("COMMANDS")
        for each in command.visibleSubcommands { add(each, of: command, to: &page) }
        page.section("KEYS")
        page.paragraph("The footer shows what works now; ? shows all of it.")
        for place in Place.allCases { add(place, to: &page) }
        page.section("FILES")
        for (name, words) in files { page.item(name, words) }
        page.section("ENVIRONMENT")
        for (name, words) in environment { page.item(name, words) }
        page.section("EXIT STATUS")
        for (status, words) in statuses { page.item(status, words) }
        return page.text
    }

    // MARK: Commands

    /// What a command does, without the full stop.
    private static func headline(_ command: CommandDescription) -> String {
        let words = command.abstract ?? ""
        return words.hasSuffix(".") ? String(words.dropLast()) : words
    }

    /// `picoheap run [--board board] file`; the default command is called by its options alone.
    private static func synopsis(_ command: CommandDescription, of outer: CommandDescription) -> String {
        let isDefault = command.commandName == outer.defaultSubcommand
        let words = [outer.commandName] + (isDefault ? [] : [command.commandName]) + command.visibleArguments.map { argument in
            let word = (argument.names?.last.map { [$0.spelling] } ?? []) + (argument.kind == "flag" ? [] : [value(argument)])
            let text = word.joined(separator: " ") + (argument.isRepeating ? " ..." : "")
            return argument.isOptional || argument.kind != "positional" ? "[\(text)]" : text
        }
        return words.joined(separator: " ")
    }

    private static func add(_ command: CommandDescription, of outer: CommandDescription, to page: inout Roff) {
        page.subsection("\(outer.commandName) \(command.commandName)")
        page.paragraph([command.abstract, command.discussion].compactMap(\.self).joined(separator: " "))
        for argument in command.visibleArguments {
            let names = (argument.names ?? []).map { $0.spelling + (argument.kind == "option" ? " \(value(argument))" : "") }
            var words = argument.abstract ?? ""
            if argument.kind == "option", let usual = argument.defaultValue { words += " Without it: \(usual)." }
            page.item(names.isEmpty ? value(argument) : names.joined(separator: ", "), words)
        }
    }

    private static func value(_ argument: CommandDescription.Argument) -> String {
        argument.valueName ?? argument.names?.first?.name ?? "value"
    }

    // MARK: Keys, files and the rest

    private static func add(_ place: Place, to page: inout Roff) {
        page.subsection(place.title)
        for binding in Binding.bindings(in: place) { page.item(binding.keyNames, binding.help) }
    }

    private static var files: [(String, String)] {
        let folders = Folders(environment: ["HOME": "/~"])
        return [
            (folders.progressFile, "Where you are and what you have solved. $XDG_STATE_HOME, if set, takes the place of ~/.local/state."),
            (
                folders.progressFile.deletingPathExtension().appendingPathExtension("damaged.json"),
                "What could not be read as progress, set aside; a second one is progress.damaged-2.json, and so on."
            ),
            (folders.exercises(section: ""), "Your own copies of exercises. $XDG_DATA_HOME, if set, takes the place of ~/.local/share."),
            (
                folders.configurationFile,
                "Settings: theme, board, ascii and mouse, each as `name: value`. $XDG_CONFIG_HOME, if set, takes the place of ~/.config."
            ),
        ].map { (String($0.path.dropFirst()), $1) }
    }

    private static let environment = [
        ("PICOHEAP_LESSONS", "The folder of the course, where --lessons names none."),
        ("TERM, COLORTERM", "Which terminal this is. What this machine does not know of it picoheap may know itself."),
        ("LC_ALL, LC_CTYPE, LANG", "Whether characters are UTF-8. Else picoheap draws with ASCII."),
        ("NO_COLOR, CLICOLOR, CLICOLOR_FORCE", "Whether there is colour, where --color says nothing."),
        ("VISUAL, EDITOR", "The editor for your copies of exercises; without either the first of vi, vim, nano and others that is here."),
        ("HOME, XDG_STATE_HOME, XDG_DATA_HOME, XDG_CONFIG_HOME", "Where the files above are."),
    ]

    private static let statuses = [
        ("0", "All is well."),
        ("1", "A script, a check, the course or the terminal failed."),
        ("64", "The command was not used as it is to be."),
        ("130", "It was interrupted."),
        ("141", "The reader of a pipe has gone."),
        ("128 and more", "A signal of that number, less 128, ended it."),
    ]
}
