import ServiceLifecycle

/// Gives a service so long to finish what is in flight once it is told to stop, and then ends it.
///
/// Without an end to it, one visitor who never takes their answer could keep the server from stopping.
struct Patience<Base: Service>: Service {
    let service: Base
    let limit: Duration

    /// Longer than a change waits for a busy database.
    init(with service: Base, for limit: Duration = .seconds(10)) { (self.service, self.limit) = (service, limit) }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: limit)
            }
            try await group.next()
            group.cancelAll()
        }
    }
}
