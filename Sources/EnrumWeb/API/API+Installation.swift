import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    func addInstallation(to table: RouteTable) {
        table.read("/access-log") { request, _, viewer in
            try json(AuditDocument(await ReadAuditLog(environment)(before: request.logPlace(), as: viewer)))
        }
        table.read("/security-log") { request, _, viewer in
            try json(AuditDocument(await ReadSecurityLog(environment)(before: request.logPlace(), as: viewer)))
        }
        table.read("/operations") { _, _, viewer in try json(OperationsDocument(await ReadOperations(environment)(as: viewer))) }
    }
}

extension Request {
    /// The row that the page of a log goes on from.
    fileprivate func logPlace() throws -> Int64? {
        try query(["before"]).number("before", in: 1...Int.max).map(Int64.init)
    }
}
