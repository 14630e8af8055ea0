import EnrumCore
import EnrumDomain
import EnrumFormats
import Testing

struct PeopleFileTests {
    private func read(_ text: String) throws -> PeopleFile.Contents { try PeopleFile.read(Array(text.utf8), name: "folk.csv") }

    /// "line column key" of every problem.
    private func problems(_ bytes: [UInt8]) -> [String] {
        do throws(PeopleFile.Refused) {
            _ = try PeopleFile.read(bytes, name: "folk.csv")
            return []
        } catch {
            return error.problems.map { "\($0.line) \($0.column ?? "-") \($0.phrase.key)" }
        }
    }

    private func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

    private let heading = "name;email;department\n"

    @Test func `A full row is read`() throws {
        let contents = try read(
            """
            id;name;email;department;leader;workplace;language;roles
            17;Åse Ærø;aase@kommune.dk; Børn og  Unge / Dagtilbud ;leder@kommune.dk;hybrid;en;admin|hr:Børn og Unge | HR: A / B

            """)
        let email = try #require(EmailAddress("aase@kommune.dk"))
        #expect(
            contents.rows == [
                PersonRow(
                    line: 2, externalID: "17", name: "Åse Ærø", email: email, departmentPath: ["Børn og Unge", "Dagtilbud"],
                    leader: .person("leder@kommune.dk"), workplace: .hybrid, language: .english,
                    roles: [.admin, .hr(["Børn og Unge"]), .hr(["A", "B"])])
            ])
        #expect((contents.encoding, contents.separator) == (.utf8, ";"))
    }

    @Test func `Columns come in any order, under Danish or English names, with either separator`() throws {
        let contents = try read(
            "Roller,SPROG,arbejdssted,Leder,Afdeling,E-mail,Navn,Medarbejdernummer\r\nadmin,dansk,Hjemmefra,,HR,bo@x.dk,Bo,9\r\n")
        let row = try #require(contents.rows.first)
        #expect((row.externalID, row.name, row.email.address, row.departmentPath) == ("9", "Bo", "bo@x.dk", ["HR"]))
        #expect((row.leader, row.workplace, row.language, row.roles) == (.nobody, .remote, .danish, [.admin]))
        #expect(contents.separator == ",")
    }

    @Test func `What a file has no column for is left open, and an empty cell is not`() throws {
        let bare = try #require(read(heading + "Bo;bo@x.dk;HR\n").rows.first)
        #expect((bare.leader, bare.workplace, bare.language, bare.roles, bare.externalID) == (.unstated, nil, nil, nil, nil))
        let empty = try #require(read("name;email;department;leader;roles;id;workplace\nBo;bo@x.dk;HR;;;;\n").rows.first)
        #expect((empty.leader, empty.workplace, empty.roles, empty.externalID) == (.nobody, nil, [], nil))
    }

    @Test(arguments: PeopleFile.Encoding.allCases)
    func `The same names are read from every encoding`(encoding: PeopleFile.Encoding) throws {
        let text = heading + "Sørine Blåbær;s@x.dk;Køkken\n"
        let bytes: [UInt8] =
            switch encoding {
            case .utf8: Array(text.utf8)
            case .utf8WithMark: [0xef, 0xbb, 0xbf] + Array(text.utf8)
            case .windows1252: text.unicodeScalars.map { UInt8($0.value) }
            }
        let contents = try PeopleFile.read(bytes, name: "folk.csv")
        #expect(contents.rows.map(\.name) == ["Sørine Blåbær"])
        #expect(contents.rows.map(\.departmentPath) == [["Køkken"]])
        #expect(contents.encoding == encoding)
    }

    @Test func `Every letter of Windows-1252 is the right one`() throws {
        let bytes = (UInt8(0x80)...0xff).filter { ![0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xa0].contains($0) }
        let row = Array(heading.utf8) + Array("x".utf8) + bytes + Array("x;a@x.dk;HR\n".utf8)
        let name = try #require(PeopleFile.read(row, name: "folk.csv").rows.first?.name)
        let upper = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
        let latin = String(String.UnicodeScalarView((UInt32(0xa1)...0xff).compactMap(Unicode.Scalar.init)))
        #expect(name == "x" + upper + latin + "x")
        for byte: UInt8 in [0x81, 0x8d, 0x8f, 0x90, 0x9d] {
            #expect(problems(Array(heading.utf8) + [0x41, 0x0a, 0xe6, byte]) == ["3 - csv.not_text"])
        }
    }

    @Test(arguments: [
        ("\"Holm; Bo\";bo@x.dk;HR\n", "Holm; Bo"), ("\"Bo \"\"Bøsse\"\" Holm\";bo@x.dk;HR\n", "Bo \"Bøsse\" Holm"),
        ("\"Bo\nHolm\";bo@x.dk;HR\n", "Bo Holm"), ("\"Bo\r\nHolm\";bo@x.dk;HR", "Bo Holm"), ("  Bo   Holm ;bo@x.dk;HR\n", "Bo Holm"),
        ("\"Bo\" ;bo@x.dk;HR\n", "Bo"), ("\u{a0}Bo\u{a0}Holm;bo@x.dk;HR\n", "Bo Holm"), ("\"\"\"\";bo@x.dk;HR\n", "\""),
        ("'=1+1;bo@x.dk;HR\n", "=1+1"), ("''=1+1;bo@x.dk;HR\n", "'=1+1"), ("'t Hooft;bo@x.dk;HR\n", "'t Hooft"), ("=1;bo@x.dk;HR\n", "=1"),
        ("Bo\tHolm;bo@x.dk;HR\n", "Bo Holm"), ("Zoë Ñandú 王;bo@x.dk;HR\n", "Zoë Ñandú 王"),
    ])
    func `A cell is read as RFC 4180 and tidied`(row: String, name: String) throws {
        #expect(try read(heading + row).rows.map(\.name) == [name])
    }

    @Test func `Rows are numbered by the line they begin in, and empty ones are passed over`() throws {
        let rows = try read(heading + "\n\"A\n\nB\";a@x.dk;HR\n;;\r\nC;c@x.dk;HR").rows
        #expect(rows.map(\.line) == [3, 7])
        #expect(rows.map(\.name) == ["A B", "C"])
    }

    @Test(arguments: [
        ("", ["1 - csv.empty"]), ("\n\n", ["1 - csv.empty"]), ("name;email;department\n", ["1 - people_file.no_rows"]),
        ("name;email\nBo;b@x.dk\n", ["1 - csv.column_missing"]),
        ("name;email;departmnt\nBo;b@x.dk;HR\n", ["1 departmnt csv.unknown_column_near", "1 - csv.column_missing"]),
        ("name;email;department;løn\nBo;b@x.dk;HR;1\n", ["1 løn csv.unknown_column"]),
        ("name;navn;email;department\nBo;Bo;b@x.dk;HR\n", ["1 navn csv.column_twice"]),
        ("name;email;department;\nBo;b@x.dk;HR;\n", ["1 - csv.heading_empty"]),
    ])
    func `A heading that cannot be gone by is refused`(text: String, expected: [String]) {
        #expect(problems(text) == expected)
    }

    @Test(arguments: [
        ("Bo;b@x.dk\n", ["2 - csv.cell_count"]), ("Bo;b@x.dk;HR;x\n", ["2 - csv.cell_count"]),
        (";b@x.dk;HR\n", ["2 name csv.empty_cell"]),
        ("Bo;;\n", ["2 email csv.empty_cell", "2 department csv.empty_cell"]),
        ("Bo;ikke en adresse;HR\n", ["2 email people_file.email"]), ("Bo;b@x.dk;A//B\n", ["2 department people_file.department_path"]),
        ("Bo;b@x.dk;/\n", ["2 department people_file.department_path"]), ("Bo;b@x.dk;A|B\n", ["2 department people_file.department_path"]),
        ("B\"o;b@x.dk;HR\n", ["2 name csv.stray_quote"]), ("\"B\"o;b@x.dk;HR\n", ["2 name csv.stray_quote"]),
        ("\"Bo;b@x.dk;HR\nC;c@x.dk;HR\n", ["2 - csv.open_quote"]),
        ("B\u{7}o;b@x.dk;HR\n", ["2 name csv.control_character"]),
        ("B\0o;b@x.dk;HR\n", ["2 name csv.control_character"]),
        ("A;a@x.dk;HR\nBo;b;HR\nC;;HR\n", ["3 email people_file.email", "4 email csv.empty_cell"]),
    ])
    func `A bad row is refused with its line and column`(rows: String, expected: [String]) {
        #expect(problems(heading + rows) == expected)
    }

    @Test(arguments: [
        ("workplace", "kontoret", "people_file.workplace"), ("language", "svensk", "people_file.language"),
        ("roles", "chef", "people_file.role"),
        ("roles", "hr", "people_file.role"), ("roles", "hr:", "people_file.role"), ("roles", "admin hr:A", "people_file.role"),
        ("roller", "admin|hr:A//B", "people_file.role"),
    ])
    func `A word that is not known is refused`(column: String, cell: String, key: String) {
        #expect(problems("name;email;department;\(column)\nBo;b@x.dk;HR;\(cell)\n") == ["2 \(column) \(key)"])
    }

    @Test(arguments: [(200, true), (201, false)])
    func `A name has at most 200 characters`(length: Int, isRead: Bool) {
        let found = problems(heading + String(repeating: "ø", count: length) + ";b@x.dk;HR\n")
        #expect(found == (isRead ? [] : ["2 name people_file.too_long"]))
    }

    @Test(arguments: [(0, true), (1, false)])
    func `A file holds at most 200,000 people`(extra: Int, isRead: Bool) {
        var text = heading
        for number in 0..<PeopleFile.mostRows + extra { text += "B;\(number)@x.dk;H\n" }
        #expect(problems(text) == (isRead ? [] : ["200002 - people_file.too_many"]))
    }

    @Test(arguments: [(0, "csv.utf16"), (1, "people_file.too_big")])
    func `A file has at most 200 MB`(extra: Int, key: String) {
        // What comes after the size, the mark of UTF-16, is looked at only when the size will do.
        let bytes = [0xff, 0xfe] + [UInt8](repeating: 0x20, count: PeopleFile.mostBytes - 2 + extra)
        #expect(problems(bytes) == ["1 - \(key)"])
    }

    @Test func `A file of another sort is met with what to do`() {
        #expect(problems([0xff, 0xfe, 0x6e, 0]) == ["1 - csv.utf16"])
        #expect(problems([0xef, 0xbb, 0xbf, 0x0a, 0xf8]) == ["2 - csv.not_utf8"])
    }

    @Test(arguments: 1...500)
    func `Whatever is done to a good file, it is read or refused`(seed: UInt64) {
        var random = Seeded(seed)
        var bytes = Array("id;name;email;department;roles\n1;\"Bo \"\"B\"\" Holm\";b@x.dk;A / B;admin|hr:A\r\n2;Åse;å@x.dk;A;\n".utf8)
        let pieces = Array("\";\n\r'=, |/\u{e6}\u{a0}\0".utf8)
        for _ in 0..<8 {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            if Bool.random(using: &random) { bytes[index] = pieces.randomElement(using: &random) ?? 0 } else { bytes.remove(at: index) }
        }
        do throws(PeopleFile.Refused) {
            let contents = try PeopleFile.read(bytes, name: "folk.csv")
            #expect(contents.rows.allSatisfy { !$0.name.isEmpty && !$0.departmentPath.isEmpty })
        } catch {
            #expect(!error.problems.isEmpty)
        }
    }
}
