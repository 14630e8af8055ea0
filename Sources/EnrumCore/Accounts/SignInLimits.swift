import EnrumDomain

/// How often one may try to sign in before having to wait.
///
/// After the OWASP device cookies (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies): a browser in which
/// the person has signed in before has tries of its own, so whoever guesses at a password from elsewhere never locks its owner out. All
/// unknown browsers share the tries of the account, and those of the address they come from.
struct SignInLimits {
    /// Tries that are there at first, and at most.
    let capacity: Double
    /// Seconds until one more try is there.
    let secondsForOne: Double

    /// A browser known to the person: 10 at once, then one in three minutes.
    static let knownDevice = SignInLimits(capacity: 10, secondsForOne: 180)
    /// All other browsers together, for one account: 10 at once, then one in six minutes.
    static let account = SignInLimits(capacity: 10, secondsForOne: 360)
    /// All unknown browsers at one address: 50 at once, then two a minute. A whole office can share an address; only failures count.
    static let address = SignInLimits(capacity: 50, secondsForOne: 30)
    /// Rows in the log about one bucket being empty: one an hour.
    static let log = SignInLimits(capacity: 1, secondsForOne: 3600)

    /// The bucket with what has flowed in since it was counted last.
    func filled(_ throttle: Throttle?, key: String, at now: Instant) -> Throttle {
        guard let throttle else { return Throttle(key: key, tokens: capacity, countedAt: now) }
        let seconds = max(0, Double(now.milliseconds - throttle.countedAt.milliseconds) / 1000)
        return Throttle(key: key, tokens: min(capacity, throttle.tokens + seconds / secondsForOne), countedAt: now)
    }

    /// Whole seconds until there is one try.
    func wait(_ throttle: Throttle) -> Int { max(1, Int(((1 - throttle.tokens) * secondsForOne).rounded(.up))) }
}

/// The buckets that one try to sign in draws from.
struct SignInTry: Sendable {
    let buckets: [(key: String, limits: SignInLimits)]

    /// What a try costs: known browsers draw from their own bucket, others from the account's and the address's.
    init(email: String, person: Person?, device: TokenHash?, isKnown: Bool, network: String) {
        if let person, let device, isKnown {
            buckets = [("device:\(device.hex.prefix(32)):\(person.id)", .knownDevice)]
        } else {
            buckets = [("account:\(Self.digest(email))", .account), ("address:\(Self.digest(network))", .address)]
        }
    }

    /// For changing a password while signed in.
    init(changingPasswordOf person: Person.ID) { buckets = [("password:\(person)", .knownDevice)] }

    /// Neither emails nor addresses stand in the clear in the table of tries.
    private static func digest(_ text: String) -> String { String(TokenHash(of: text).hex.prefix(32)) }
}

/// What drawing a try gave.
enum Drawn: Sendable {
    case granted
    /// Seconds to wait; `isNews` when the log should hear of it.
    case wait(seconds: Int, isNews: Bool)
}

extension CredentialReading where Self: CredentialWriting {
    /// Takes one try from every bucket, or none; a refusal takes nothing, so that waiting as long as was said is enough.
    func draw(_ attempt: SignInTry, at now: Instant) throws -> Drawn {
        let filled = try attempt.buckets.map { bucket in
            (throttle: bucket.limits.filled(try throttle(bucket.key), key: bucket.key, at: now), limits: bucket.limits)
        }
        let empty = filled.filter { $0.throttle.isEmpty }
        guard let worst = empty.max(by: { $0.limits.wait($0.throttle) < $1.limits.wait($1.throttle) }) else {
            for bucket in filled { try save(bucket.throttle.adding(-1)) }
            return .granted
        }
        return .wait(seconds: worst.limits.wait(worst.throttle), isNews: try isNews(worst.throttle.key, at: now))
    }

    /// Whether the log has not heard for an hour that the bucket is empty: hammering fills neither the log nor the database.
    private func isNews(_ key: String, at now: Instant) throws -> Bool {
        let key = "log:" + key
        let bucket = SignInLimits.log.filled(try throttle(key), key: key, at: now)
        guard !bucket.isEmpty else { return false }
        try save(bucket.adding(-1))
        return true
    }

    /// Gives back a try that turned out right.
    func giveBack(_ attempt: SignInTry, at now: Instant) throws {
        for (key, limits) in attempt.buckets {
            let bucket = limits.filled(try throttle(key), key: key, at: now)
            try save(Throttle(key: key, tokens: min(limits.capacity, bucket.tokens + 1), countedAt: now))
        }
    }
}

extension Throttle {
    /// Not one whole try left; a millionth is lost in arithmetic, not in trying.
    fileprivate var isEmpty: Bool { tokens < 1 - 1e-6 }

    fileprivate func adding(_ tokens: Double) -> Throttle { Throttle(key: key, tokens: self.tokens + tokens, countedAt: countedAt) }
}
