internal import LuaBox

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Threads of our own for Lua, each with a stack of 8 MiB and a box: Lua recurses in C where Swift's pool has small stacks and must not
/// be kept waiting.
final class LuaThreads: TaskExecutor, @unchecked Sendable {
    static let stackBytes = 8 << 20

    private enum Work {
        case call(@Sendable (OpaquePointer?) -> Void)
        case job(UnownedJob)
    }

    // All of it is guarded by `lock`.
    private var waiting: [Work] = []
    private var next = 0
    private var closed = false
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let signal: UnsafeMutablePointer<pthread_cond_t>

    init(count: Int) {
        lock = .allocate(capacity: 1)
        signal = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        pthread_cond_init(signal, nil)
        for _ in 0..<max(1, count) { start() }
    }

    deinit {
        pthread_mutex_destroy(lock)
        pthread_cond_destroy(signal)
        lock.deallocate()
        signal.deallocate()
    }

    static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs the work with a thread's box: here, when this is one of the threads, or on the first that is free. The box is nil when there
    /// was no memory for one.
    func run<Value: Sendable>(_ work: @escaping @Sendable (OpaquePointer?) -> Value) async -> Value {
        if let box = luabox_of_thread(identity) { return work(box) }
        return await withUnsafeContinuation { continuation in
            put(.call { continuation.resume(returning: work($0)) })
        }
    }

    func enqueue(_ job: consuming ExecutorJob) { put(.job(UnownedJob(job))) }

    /// Lets the threads end when they have done what waits.
    func close() {
        pthread_mutex_lock(lock)
        closed = true
        pthread_cond_broadcast(signal)
        pthread_mutex_unlock(lock)
    }

    private var identity: UnsafeRawPointer { UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque()) }

    private func put(_ work: Work) {
        pthread_mutex_lock(lock)
        waiting.append(work)
        pthread_cond_signal(signal)
        pthread_mutex_unlock(lock)
    }

    private func take() -> Work? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while next == waiting.count {
            if closed { return nil }
            pthread_cond_wait(signal, lock)
        }
        defer {
            next += 1
            if next == waiting.count {
                waiting.removeAll(keepingCapacity: true)
                next = 0
            }
        }
        return waiting[next]
    }

    private func start() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackBytes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let itself = Unmanaged.passRetained(self).toOpaque()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<LuaThreads>.fromOpaque(argument).takeRetainedValue().serve()
                return nil
            }, itself)
        pthread_attr_destroy(&attributes)
        precondition(status == 0, "no thread could be started for Lua")
    }

    private func serve() {
        let box = luabox_open()
        luabox_give_thread(box, identity)
        while let work = take() {
            switch work {
            case .call(let call): call(box)
            case .job(let job): job.runSynchronously(on: asUnownedTaskExecutor())
            }
        }
        luabox_give_thread(nil, nil)
        luabox_close(box)
    }
}
