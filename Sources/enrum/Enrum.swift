import ArgumentParser

/// The program: one word for what to do, and then what to do it to.
@main
struct Enrum: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrum",
        abstract: "One-to-one conversations at work: prepare, hold and follow up.",
        discussion: """
            Begin with a demo, or with an installation of your own:

              enrum demo && enrum serve   forty invented people to try things on
              enrum init && enrum serve   an empty installation, and a link for its first admin

            Settings come from flags, then from the environment (ENRUM_PORT for --port), then from enrum.yaml in the data folder. \
            'enrum doctor' shows what is in force, where each value comes from, and what is wrong.

            Commands can run beside a server on the same data. They end with 0 when all is well, 1 when something you gave must be \
            mended (then nothing was changed), 64 for a command line that cannot be read, 70 for a fault, and 75 for try again.
            """,
        version: enrumVersion,
        subcommands: [
            Init.self, Serve.self, Demo.self, PeopleCommands.self, QuestionsCommands.self, ModuleCommands.self, PluginCommands.self,
            UserCommands.self,
            BackupCommands.self, Restore.self, Export.self, Doctor.self,
        ])
}
