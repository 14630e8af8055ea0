import EnrumCore
import EnrumDomain
import Hummingbird

extension Web {
    /// Every page.
    func addPages(to table: RouteTable) {
        addSignIn(to: table)
        addLink(to: table)
        addSetUp(to: table)
        addAccount(to: table)
        addHome(to: table)
        addNext(to: table)
        addTeam(to: table)
        addSchedule(to: table)
        addChoose(to: table)
        addAboutModules(to: table)
        addReflection(to: table)
        addFrames(to: table)
        addMeetingPages(to: table)
        addMeetingChanges(to: table)
        addAgreements(to: table)
        addAgreement(to: table)
        addSelfAgreements(to: table)
        addContract(to: table)
        addHistory(to: table)
        addLogs(to: table)
        addSend(to: table)
        addQuestionSets(to: table)
        addQuestionSet(to: table)
        addModules(to: table)
        addModule(to: table)
        addModuleDepartment(to: table)
        addReminders(to: table)
        addPeople(to: table)
        addOperations(to: table)
        addEmptyForm(to: table)
        addCases(to: table)
        addCase(to: table)
        addCaseSteps(to: table)
        addCaseWriting(to: table)
        addCaseHearing(to: table)
        addCaseDocuments(to: table)
        addCaseExport(to: table)
        addLetters(to: table)
    }

    /// Where someone begins: with their team, with their next conversation, or, for someone who has none, with what they are here for.
    private func addHome(to table: RouteTable) {
        table.page("/") { _, visit in
            let viewer = try visit.signedIn()
            if viewer.isLeader { return seeOther("/team") }
            return seeOther(viewer.person.leader == nil && viewer.isAdmin ? "/operations" : "/next")
        }
    }
}
