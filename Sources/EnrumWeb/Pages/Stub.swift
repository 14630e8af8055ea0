import Hummingbird
extension Web {
    func addPages(to table: RouteTable) { addNext(to: table); addTeam(to: table); addSchedule(to: table); addMeetingPages(to: table); addMeetingChanges(to: table) }
    func faultPage(_ fault: Fault, _ error: any Error, _ request: Request, _ visit: Visit) async -> Response { Response(status: fault.status) }
}
