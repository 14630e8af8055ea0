import HTTPTypes
import Hummingbird

@testable import EnrumWeb

extension Site {
    /// Every path of a page that takes the method, with `id` in each place for one.
    func routes(_ method: HTTPRequest.Method, id: String = "unknown") -> [String] {
        let table = RouteTable(Router(context: Visit.self))
        Web(environment: environment, configuration: configuration, isDemo: false).addPages(to: table)
        return table.router.routes.filter { $0.method == method }.map { route in
            route.path.description.replacing(/\{[a-z]+\}|:[a-z]+/, with: id)
        }
    }
}
