import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTexts

/// People's ways in.
struct UserCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Make a one-time link by which someone chooses a password.",
        subcommands: [UserInvite.self, UserPassword.self])
}

/// Makes an invitation.
struct UserInvite: Deed {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Print a link by which someone chooses their first password.",
        usage: "enrum user invite <email> [<options>]",
        discussion: """
            The link works once, for seven days, and only the latest one works. Give it to the person yourself, and to nobody else: \
            whoever opens it first chooses the password.

            Example:
              enrum user invite mette.holm@example.dk
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The person's email address.", valueName: "email"))
    var email: String

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let person = try await installation.person(email)
        let link = try await Invite(installation.environment)(person.id, as: nil)
        desk.console.say(desk.console.texts("cli.invited", ["name": person.name]))
        desk.console.say(desk.settings.address + link.path)
    }
}

/// Makes a link for a new password.
struct UserPassword: Deed {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Print a link by which someone chooses a new password.",
        usage: "enrum user password <email> [<options>]",
        discussion: """
            The link works once, for 30 minutes. Choosing the new password ends every session of the person, and they see in their log \
            that the link was made.

            Example:
              enrum user password mette.holm@example.dk
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The person's email address.", valueName: "email"))
    var email: String

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let person = try await installation.person(email)
        let link = try await OfferNewPassword(installation.environment)(person.id, as: nil)
        desk.console.say(desk.console.texts("cli.password_offered", ["name": person.name]))
        desk.console.say(desk.settings.address + link.path)
    }
}

extension Installation {
    /// - Throws: ``Refusal`` when nobody who works here has that address.
    func person(_ email: String) async throws -> Person {
        guard let address = EmailAddress(email) else { throw Refusal("cli.not_an_email", ["email": email]) }
        guard let person = try await store.read({ try $0.person(email: address) }) else { throw Refusal("cli.no_person", ["email": email]) }
        guard person.isActive else { throw Refusal("cli.person_left", ["name": person.name]) }
        return person
    }
}
