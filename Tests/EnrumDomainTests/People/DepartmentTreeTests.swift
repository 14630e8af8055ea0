import EnrumDomain
import Testing

struct DepartmentTreeTests {
    private func department(_ id: String, _ name: String, in parent: String? = nil) -> Department {
        Department(id: Identifier(stored: id), name: name, parent: parent.map { Identifier(stored: $0) })
    }

    private var tree: DepartmentTree {
        DepartmentTree([
            department("top", "Solvig Kommune"), department("children", "Børn og Unge", in: "top"),
            department("sun", "Solstrålen", in: "children"), department("works", "Teknik og Miljø", in: "top"),
        ])
    }

    @Test func `A department is under itself and everything above it, and under nothing else`() {
        let (top, children) = (Identifier<Department>(stored: "top"), Identifier<Department>(stored: "children"))
        let (sun, works) = (Identifier<Department>(stored: "sun"), Identifier<Department>(stored: "works"))
        #expect(tree.contains(sun, in: sun) && tree.contains(sun, in: children) && tree.contains(sun, in: top))
        #expect(!tree.contains(sun, in: works) && !tree.contains(children, in: sun) && !tree.contains(top, in: children))
        #expect(!tree.contains(Identifier(stored: "nowhere"), in: top))
        #expect(!tree.contains(sun, in: Identifier(stored: "nowhere")))
        #expect(tree.path(of: sun) == "Solvig Kommune/Børn og Unge/Solstrålen")
    }

    @Test func `A tree that bites its own tail still answers`() {
        let ring = DepartmentTree([department("a", "A", in: "b"), department("b", "B", in: "a")])
        #expect(ring.contains(Identifier(stored: "a"), in: Identifier(stored: "b")))
        #expect(!ring.contains(Identifier(stored: "a"), in: Identifier(stored: "c")))
    }
}
