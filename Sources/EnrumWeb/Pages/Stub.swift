import Hummingbird
extension Web {
    func addPages(to table: RouteTable) {}
    func faultPage(_ fault: Fault, _ error: any Error, _ request: Request, _ visit: Visit) async -> Response { Response(status: fault.status) }
}
