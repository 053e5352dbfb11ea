import ArgumentParser

@main struct Picoheap: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "picoheap")
}
