import Hummingbird

extension Web {
    /// What the address says has just been done (`?done=saved`), in words of ours; anything else says nothing.
    func notices(_ request: Request, _ visit: Visit) -> [Notice] {
        let t = texts(visit)
        guard let done = request.uri.queryParameters["done"].map({ "done." + $0 }), t.keys.contains(done) else { return [] }
        return [Notice(kind: .done, text: t(done))]
    }
}
