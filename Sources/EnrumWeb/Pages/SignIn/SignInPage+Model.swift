import EnrumTexts

/// The door: email and password, or in the demo one button for each person.
struct SignInPage: Sendable {
    var email = ""
    /// Where to go afterwards.
    var next: LocalPath?
    /// What someone was writing when their session ended; it comes along.
    var kept: KeptForm?
    /// Why they were not let in, said above the form.
    var refusal: String?
    /// Whom one can be; empty outside the demo.
    var demo: [DemoGroup] = []

    /// A department of the demo, or those with something to do for all.
    struct DemoGroup: Sendable {
        let title: String
        let people: [DemoPerson]
    }

    struct DemoPerson: Sendable {
        let id: String
        let name: String
        /// "leder for 12", "HR", "administrator"; nil for everybody else.
        let role: String?
    }
}
