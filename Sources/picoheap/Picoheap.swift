import ArgumentParser

@main struct Picoheap: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "picoheap", subcommands: [RunCommand.self, BoardsCommand.self])
}
