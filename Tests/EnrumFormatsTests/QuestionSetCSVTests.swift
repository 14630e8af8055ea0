import EnrumDomain
import EnrumFormats
import Testing

struct QuestionSetCSVTests {
    private func read(_ text: String, name: String = "a.csv") throws -> QuestionSet { try QuestionSetFile.read(text, name: name) }

    /// "line column heading key" of each, with "-" for no heading.
    private func problems(_ text: String, name: String = "a.csv") -> [String] { problems(Array(text.utf8), name: name) }

    private func problems(_ bytes: [UInt8], name: String = "a.csv") -> [String] {
        do throws(QuestionSetFile.Refused) {
            _ = try QuestionSetFile.read(bytes, name: name)
            return []
        } catch {
            return error.problems.map { "\($0.line):\($0.column) \($0.path.isEmpty ? "-" : $0.path) \($0.phrase.key)" }
        }
    }

    private func text(_ danish: String, _ english: String? = nil) -> LocalizedText { LocalizedText(danish: danish, english: english) }

    private func option(_ id: String, _ danish: String, _ english: String? = nil) throws -> Question.Option {
        Question.Option(id: try #require(Slug(id)), label: text(danish, english))
    }

    // MARK: What is read

    private static let all = """
        type,name,label::da,label::en,hint::da,hint::en,required,relevant,constraint,constraint_message::da,phase,answered_by,lane,parameters
        set,ny,Ny i jobbet,New in the job,Til de første måneder.,,,,,,,,,
        source,,Skrevet af HR,Written by HR,,,,,,,,,,
        text,ord,Tre ord,,Skriv dem her.,,yes,,,,during,both,author,
        long_text,mere,Skriv mere,,,,,{ answered: { answer: ord } },,,,,,
        range,start,Hvordan gik det?,,,,,,,,,,,start=1 end=5
        low,,Svært,Hard,,,,,,,,,,
        high,,Let,Easy,,,,,,,,,,
        select_one,vej,Hvilken vej?,,,,,,,,,,,
        choice,op,Op,Up,,,,,,,,,,
        choice,ned,Ned,,,,,,,,,,,
        select_multiple,hjaelp,Hvad ville hjælpe?,,,,,,,,,,,
        choice,tid,Tid,,,,,,,,,,,
        choice,ro,Ro,,,,,,,,,,,
        decimal,timer,Timer,,,,,,"{ lte: [ { answer: timer }, 37 ] }",Er det rigtigt?,,,,min=0.5 max=80
        unit,,timer,hours,,,,,,,,,,
        integer,antal,Antal,,,,,,,,,,,
        date,naar,Hvornår?,,,,,,,,,,,
        person,hvem,Hvem?,,,,,,,,,,,
        yes_no,aftalt,Aftalt?,,,,,,,,,,,
        table,plan,Planen,,,,,,,,,,,most_rows=4
        column,hvad,Hvad,What,,,,,,,,,,
        column decimal,tid,Tid,,,,,,,,,,,
        column select_one,hvor,Hvor,,,,,,,,,,,
        choice,her,Her,,,,,,,,,,,
        choice,der,Der,,,,,,,,,,,
        table,uge,Ugen,,,,,,,,,,,
        column,hvad,Hvad,,,,,,,,,,,
        row,ma,Mandag,,,,,,,,,,,
        row,ti,Tirsdag,,,,,,,,,,,
        """

    @Test func `Every kind is read with everything it holds`() throws {
        let set = try read(Self.all)
        #expect(
            (set.id.rawValue, set.title, set.description) == ("ny", text("Ny i jobbet", "New in the job"), text("Til de første måneder.")))
        #expect(set.source == text("Skrevet af HR", "Written by HR"))
        let questions = set.questions
        #expect(
            questions.map(\.kind.name) == [
                "text", "long_text", "scale", "choice", "many", "number", "number", "date", "person", "yes_no", "table", "table",
            ])
        #expect(questions[0].help == text("Skriv dem her.") && questions[0].isRequired)
        #expect((questions[0].phase, questions[0].answeredBy, questions[0].lane) == (.during, .both, .author))
        #expect(questions[1].showIf == .answered(.answer(QuestionID(stored: "ny/ord"))))
        let scale = Question.Scale(lowest: 1, highest: 5, lowestLabel: text("Svært", "Hard"), highestLabel: text("Let", "Easy"))
        #expect(questions[2].kind == scale.map { .scale($0) })
        #expect(try questions[3].kind == .choice([option("op", "Op", "Up"), option("ned", "Ned")]))
        #expect(try questions[4].kind == .many([option("tid", "Tid"), option("ro", "Ro")]))
        #expect(questions[5].kind == .number(Question.NumberRange(minimum: 0.5, maximum: 80, unit: text("timer", "hours"))))
        let hours = Condition.compare(.lte, .answer(questions[5].id), .value(.number(37)))
        #expect(questions[5].constraint == Question.Constraint(hours, message: text("Er det rigtigt?")))
        #expect(questions[6].kind == .number(Question.NumberRange()))
        guard case .table(let plan) = questions[10].kind, case .table(let week) = questions[11].kind else {
            return #expect(Bool(false), "not tables")
        }
        #expect(try plan.columns.map(\.cell) == [.text, .number, .choice([option("her", "Her"), option("der", "Der")])])
        #expect((plan.columns.map(\.id.rawValue), plan.mostRows) == (["hvad", "tid", "hvor"], 4))
        #expect(try week.rows == [option("ma", "Mandag"), option("ti", "Tirsdag")])
    }

    @Test func `A list of options can be shared, and stand anywhere`() throws {
        let set = try read(
            """
            type,name,label
            set,a,A
            select_one grad,x,X
            select_multiple grad,y,Y
            choice grad,lidt,Lidt
            choice grad,meget,Meget
            """)
        let options = try [option("lidt", "Lidt"), option("meget", "Meget")]
        #expect(set.questions.map(\.kind) == [.choice(options), .many(options)])
    }

    @Test(arguments: [
        "type,name,label::da,label::en", "type,name,label,label::en", "TYPE, Name ,Label::DA,Label :: EN",
        "type,name,label::Dansk (da),label::English (en)", "type,name,label:da,label:en", "type,name,label::dansk,label::engelsk",
    ])
    func `Languages are named as XLSForm names them, and no language is Danish`(heading: String) throws {
        let set = try read(heading + "\nset,a,A,The A\ntext,b,B,The B\n")
        #expect(set.title == text("A", "The A") && set.questions.map(\.label) == [text("B", "The B")])
    }

    @Test func `Columns stand in any order, separators are either, line ends any, and letters also Windows-1252`() throws {
        let expected = try read("type,name,label\nset,a,Æble\ntext,b,Øre\n")
        #expect(try read("label;type;name\r\nÆble;set;a\r\nØre;text;b\r\n") == expected)
        #expect(try read("\u{feff}label;type;name\rÆble;set;a\rØre;text;b") == expected)
        let windows: [UInt8] = Array("type,name,label\nset,a,".utf8) + [0xc6] + Array("ble\ntext,b,".utf8) + [0xd8] + Array("re\n".utf8)
        #expect(try QuestionSetFile.read(windows, name: "a.CSV") == expected)
    }

    @Test func `Empty rows, and columns of XLSForm's that hold nothing, are passed over`() throws {
        let set = try read("type,name,label,appearance,calculation,label::Français,\n,,,,,,\nset,a,A,,,,\n ,,,,,,\ntext,b,B,,, ,\n")
        #expect(set.questions.count == 1)
    }

    @Test func `Line breaks and quotes in a cell are kept, and what a spreadsheet would calculate is given back as it was`() throws {
        let set = try read("type,name,label,hint\nset,a,A,\ntext,b,\"Et \"\"ord\"\"\",\"Først\r\nså\"\ntext,c,'=B,\n")
        #expect(set.questions.map(\.label.danish) == ["Et \"ord\"", "=B"])
        #expect(set.questions[0].help == text("Først\nså"))
        #expect(QuestionSetFile.write(set, as: .csv).contains(";'=B;"))
    }

    @Test(arguments: [
        ("yes", true), ("Ja", true), ("TRUE", true), ("true()", true), ("SAND", true), ("1", true), ("no", false), ("nej", false),
        ("FALSE()", false), ("falsk", false), ("", false),
    ])
    func `Required is yes or no in every way that people and spreadsheets say it`(word: String, expected: Bool) throws {
        #expect(try read("type,name,label,required\nset,a,A,\ntext,b,B,\(word)\n").questions.map(\.isRequired) == [expected])
    }

    @Test func `Without a row that names it, the set is called as its file is`() throws {
        let set = try read("type,name,label\ntext,b,B\n", name: "mappe/ny-i-jobbet.csv")
        #expect((set.id.rawValue, set.title) == ("ny-i-jobbet", text("Ny i jobbet")))
        #expect(problems("type,name,label\ntext,b,B\n", name: "Spørgsmål (1).csv") == ["1:1 - csv.no_set"])
    }

    @Test(arguments: [
        "{ lte: [ { answer: b }, 3 ] }", "lte: [ { answer: b }, 3 ]", "lte:\n- answer: b\n- 3", " {\"lte\": [{\"answer\": \"b\"}, 3]}",
    ])
    func `A condition is YAML however it is laid out`(yaml: String) throws {
        let cell = "\"" + yaml.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        let set = try read("type,name,label,relevant\nset,a,A,\ninteger,b,B,\ntext,c,C,\(cell)\n")
        #expect(set.questions[1].showIf == .compare(.lte, .answer(QuestionID(stored: "a/b")), .value(.number(3))))
    }

    // MARK: What is refused

    private static let heading = "type,name,label,label::en,relevant,constraint,parameters,required\nset,a,A,,,,,\n"

    @Test(arguments: [
        ("", ["1:1 - csv.no_questions"]),
        ("txt,b,B,,,,,\n", ["3:1 type csv.unknown_type_near"]),
        ("geopoint,b,B,,,,,\n", ["3:1 type csv.unknown_type"]),
        ("begin group,b,B,,,,,\n", ["3:1 type csv.unknown_type"]),
        ("text liste,b,B,,,,,\n", ["3:1 type csv.unknown_type"]),
        (",b,B,,,,,\n", ["3:1 type csv.type_missing"]),
        ("text,,B,,,,,\n", ["3:6 name csv.empty_cell"]),
        ("text,b,,,,,,\n", ["3:8 label csv.empty_cell"]),
        ("text,b,,English,,,,\n", ["3:8 label csv.danish_missing"]),
        ("text,B b,B,,,,,\n", ["3:6 name set.bad_id"]),
        ("text,b,B,,,,,måske\n", ["3:14 required csv.yes_no"]),
        ("text,b,B,,,,min=1,\n", ["3:13 parameters csv.not_for_row"]),
        ("text,b,B\n", ["3:1 - csv.cell_count"]),
        ("text,b,\"B\"x,,,,,\n", ["3:9 label csv.stray_quote"]),
        ("text,b,\"B,,,,,\n", ["3:9 label csv.open_quote"]),
        ("text,b,B\u{7},,,,,\n", ["3:9 - set.control_character"]),
        ("text,b,\(String(repeating: "æ", count: 201)),,,,,\n", ["3:8 label set.too_long"]),
        ("text,b,B,,,,,\ntext,b,C,,,,,\n", ["4:6 name set.duplicate_question"]),
        ("set,c,C,,,,,\ntext,b,B,,,,,\n", ["3:1 type csv.row_twice"]),
        ("source,,C,,,,,\nsource,,C,,,,,\ntext,b,B,,,,,\n", ["4:1 type csv.row_twice"]),
        ("source,x,C,,,,,\ntext,b,B,,,,,\n", ["3:8 name csv.not_for_row"]),
        ("select_one,b,B,,,,,\n", ["3:1 type csv.no_choices"]),
        ("select_one grad,b,B,,,,,\n", ["3:1 type csv.no_choices"]),
        ("select_one,b,B,,,,,\nchoice,x,X,,,,,\n", ["4:1 type set.count"]),
        ("select_one,b,B,,,,,\nchoice,x,X,,,,,\nchoice,x,Y,,,,,\n", ["5:8 name set.duplicate_id"]),
        ("select_one,b,B,,,,,\nchoice,x,X,,,,,\nchoice,,Y,,,,,\n", ["5:8 name csv.empty_cell"]),
        ("select_one,b,B,,,,,\nchoice,x,X,,,,,\nchoice,y,Y,,,,,yes\n", ["5:16 required csv.not_for_row"]),
        ("text,b,B,,,,,\nchoice,x,X,,,,,\n", ["4:1 type csv.misplaced"]),
        ("text,b,B,,,,,\nchoice grad,x,X,,,,,\n", ["4:1 type csv.list_unused"]),
        ("select_one g,b,B,,,,,\nchoice,x,X,,,,,\nchoice,y,Y,,,,,\nchoice g,x,X,,,,,\nchoice g,y,Y,,,,,\n", ["3:1 type csv.choices_twice"]),
        (
            "select_one g,b,B,,,,,\nselect_one g,c,C,,,,,\nchoice g,x,X,,,,,\nchoice g,Y Y,Y,,,,,\n",
            ["6:10 name set.bad_id"]
        ),
        ("range,b,B,,,,start=1 end=5,\n", ["3:1 type csv.missing_row", "3:1 type csv.missing_row"]),
        ("range,b,B,,,,,\nlow,,L,,,,,\nhigh,,H,,,,,\n", ["3:14 parameters csv.parameter_missing"]),
        ("range,b,B,,,,start=1,\nlow,,L,,,,,\nhigh,,H,,,,,\n", ["3:14 parameters csv.parameter_missing"]),
        ("range,b,B,,,,start=5 end=1,\nlow,,L,,,,,\nhigh,,H,,,,,\n", ["3:1 type csv.scale_steps"]),
        ("range,b,B,,,,start=1 end=half,\nlow,,L,,,,,\nhigh,,H,,,,,\n", ["3:14 parameters set.want_whole_number"]),
        ("range,b,B,,,,start=1 end=5 step=2,\nlow,,L,,,,,\nhigh,,H,,,,,\n", ["3:14 parameters csv.parameter"]),
        ("range,b,B,,,,start=1 end=5,\nlow,,,,,,,\nhigh,,H,,,,,\nhigh,,H,,,,,\n", ["4:6 label csv.empty_cell", "6:1 type csv.row_twice"]),
        ("text,b,B,,,,,\nlow,,L,,,,,\nunit,,U,,,,,\n", ["4:1 type csv.misplaced", "5:1 type csv.misplaced"]),
        ("decimal,b,B,,,,min=2 max=1,\n", ["3:16 parameters set.number_order"]),
        ("decimal,b,B,,,,\"min=2,5\",\n", ["3:17 parameters set.want_number"]),
        ("decimal,b,B,,,,min 2,\n", ["3:16 parameters csv.parameter", "3:16 parameters csv.parameter"]),
        ("table,b,B,,,,,\n", ["3:1 type csv.missing_row"]),
        ("table,b,B,,,,,\ncolumn picture,x,X,,,,,\n", ["3:1 type csv.missing_row", "4:1 type csv.unknown_type"]),
        ("table,b,B,,,,,\ncolumn select_one,x,X,,,,,\n", ["4:1 type csv.no_choices"]),
        ("table,b,B,,,,,\ncolumn,x,X,,,,,\nchoice,y,Y,,,,,\n", ["5:1 type csv.misplaced"]),
        ("text,b,B,,,,,\ncolumn,x,X,,,,,\nrow,y,Y,,,,,\n", ["4:1 type csv.misplaced", "5:1 type csv.misplaced"]),
        ("text,b,B,,{ answered: { answer: c } },,,\ntext,c,C,,,,,\n", ["3:33 relevant set.condition_forward"]),
        ("text,b,B,,{ answered: { answer: b } },,,\n", ["3:33 relevant set.condition_forward"]),
        ("text,b,B,,,{ answered: { answer: c } },,\ntext,c,C,,,,,\n", ["3:34 constraint set.condition_forward"]),
        ("text,b,B,,{ anserd: { answer: b } },,,\n", ["3:13 relevant set.unknown_key_near"]),
        ("text,b,B,,{ answered: { answer: c,,,\n", ["3:23 relevant csv.condition_form"]),
        ("text,b,B,,altid,,,\n", ["3:11 relevant csv.condition_form"]),
        ("text,b,B,,# intet,,,\n", ["3:11 relevant csv.condition_form"]),
        ("text,b,B,,${c} > 3,,,\n", ["3:11 relevant csv.xpath_meant"]),
        ("text,b,B,,,. > 3,,\n", ["3:12 constraint csv.xpath_meant"]),
        ("text,b,B,,\"regex(., '[a-z]')\",,,\n", ["3:12 relevant csv.xpath"]),
    ])
    func `A mistake is told with its line, its place on it and its column`(rows: String, expected: [String]) {
        #expect(problems(Self.heading + rows) == expected)
    }

    @Test(arguments: [
        ("", ["1:1 - csv.empty"]), ("\n\n", ["1:1 - csv.empty"]), ("type,name,label\n", ["1:1 - csv.no_questions"]),
        ("type,name\ntext,b\n", ["1:1 - csv.column_missing"]),
        ("name,label::en\nb,B\n", ["1:1 - csv.column_missing"]),
        ("type,name,label,label::da\ntext,b,B,B\n", ["1:17 label::da csv.column_twice"]),
        ("type,name,label,labl::en\ntext,b,B,\nset,a,A,x\n", ["1:17 labl::en csv.unknown_column_near"]),
        ("type,name,label,appearance\nset,a,A,\ntext,b,B,minimal\ntext,c,C,minimal\n", ["1:17 appearance csv.unknown_column"]),
        ("type,name,label,label::fr\nset,a,A,\ntext,b,B,C\n", ["1:17 label::fr csv.unknown_language"]),
        ("type,name,label,\nset,a,A,\ntext,b,B,x\n", ["1:17 - csv.heading_empty"]),
        ("type,name,label,required::da\nset,a,A,\ntext,b,B,yes\n", ["1:17 required::da csv.unknown_column"]),
        (
            "type,name,label,phase,answered_by,lane\nset,a,A,,,\ntext,b,B,befor,nobody,case\n",
            ["3:10 phase set.unknown_word_near", "3:16 answered_by set.unknown_word", "3:23 lane set.lane_needs_case"]
        ),
        ("type,name,label,constraint_message\nset,a,A,\ntext,b,B,Hov\n", ["3:10 constraint_message set.message_without_constraint"]),
        ("type,name,label\nset,own,A\ntext,b,B\n", ["2:5 name set.id_reserved"]),
    ])
    func `A heading that cannot be read, or that holds what nobody knows, is refused`(text: String, expected: [String]) {
        #expect(problems(text) == expected)
    }

    @Test func `Places are counted in characters, and after line breaks in cells`() {
        let rows = "text,b,\"Æ\n\nØ\",,,,,\n\"æøå\",c,C,,,,,\ntext,d,\"Å\",,\"{ answered:\n  { answer: nej } }\",,,\n"
        #expect(problems(Self.heading + rows) == ["6:2 type csv.unknown_type", "8:13 relevant set.condition_unknown"])
    }

    @Test func `All mistakes are told at once, in the order of the file`() {
        let found = problems(Self.heading + "txt,b,B,,,,,\ntext,,,,,,,\ntext,c,C,,.>3,,,nå\nchoice,x,X,,,,,\n")
        #expect(
            found == [
                "3:1 type csv.unknown_type_near", "4:6 name csv.empty_cell", "4:7 label csv.empty_cell", "5:11 relevant csv.xpath_meant",
                "5:17 required csv.yes_no", "6:1 type csv.misplaced",
            ])
    }

    @Test func `A file that is not text, or too large, is refused`() {
        #expect(problems([0xff, 0xfe, 0x74, 0]) == ["1:1 - csv.utf16"])
        #expect(problems([UInt8](repeating: 0x2c, count: 512 * 1024 + 1)) == ["1:1 - set.too_big"])
        let many = (1...200).map { "text,q\($0),\(String(repeating: "a", count: 190)),\(String(repeating: "b", count: 1_300))\n" }
        #expect(problems("type,name,label,hint\nset,a,A,\n" + many.joined()) == ["1:1 - set.too_big"])
    }

    @Test func `Conditions as deep as YAML has them are read, and deeper ones are refused`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "{ not: ", count: depth) + "{ answered: { answer: b } }" + String(repeating: " }", count: depth)
        }
        let rows = { (depth: Int) in Self.heading + "text,b,B,,,,,\ntext,c,C,,\(nested(depth)),,,\n" }
        let set = try read(rows(10))
        #expect(try QuestionSetFile.read(QuestionSetFile.write(set), name: "a.yaml") == set)
        #expect(problems(rows(11)).contains { $0.hasSuffix("relevant set.too_deep") })
    }

    // MARK: XPath

    @Test(arguments: [
        ("${a} = 'x'", "{ eq: [ { answer: a }, \"x\" ] }"), ("${a}!=3", "{ ne: [ { answer: a }, 3 ] }"),
        ("${ a } >= -2.5", "{ gte: [ { answer: a }, -2.5 ] }"), (". < 10", "{ lt: [ { answer: own }, 10 ] }"),
        ("selected(${a}, 'x')", "{ contains: [ { answer: a }, \"x\" ] }"),
        ("selected(.,\"x\")", "{ contains: [ { answer: own }, \"x\" ] }"),
        ("not(selected(${a}, 'x'))", "{ not: { contains: [ { answer: a }, \"x\" ] } }"),
        (". >= 0 and . <= 10", "{ all: [ { gte: [ { answer: own }, 0 ] }, { lte: [ { answer: own }, 10 ] } ] }"),
        (
            "${a} = 1 or ${b} = 2 or ${c} = 3",
            "{ any: [ { eq: [ { answer: a }, 1 ] }, { eq: [ { answer: b }, 2 ] }, { eq: [ { answer: c }, 3 ] } ] }"
        ),
        (
            "${a} = 1 or ${b} = 2 and ${c} = 3",
            "{ any: [ { eq: [ { answer: a }, 1 ] }, { all: [ { eq: [ { answer: b }, 2 ] }, { eq: [ { answer: c }, 3 ] } ] } ] }"
        ),
        ("${a} = ''", "{ not: { answered: { answer: a } } }"), ("${a} != ''", "{ answered: { answer: a } }"),
        ("${d} <= today()", "{ lte: [ { answer: d }, { today: true } ] }"),
        ("count-selected(${a}) > 2", "{ gt: [ { count: { answer: a } }, 2 ] }"),
        ("string-length(.) <= 200", "{ lte: [ { count: { answer: own } }, 200 ] }"),
        (".='x'", "{ eq: [ { answer: own }, \"x\" ] }"),
    ])
    func `An XPath expression is refused with what it would be in YAML`(xpath: String, yaml: String) throws {
        let quoted = "\"" + xpath.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        let rows = "type,name,label,constraint\nset,s,S,\n" + "abcd".map { "date,\($0),Q,\n" }.joined() + "text,own,Q,\(quoted)\n"
        let refused = try #require(throws: QuestionSetFile.Refused.self) { try read(rows) }
        #expect(refused.problems.map(\.phrase) == [Phrase("csv.xpath_meant", ["meant": yaml])])
        // And what it says can be put in its place.
        let mended = rows.replacing(
            quoted, with: "\"" + yaml.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"")
        #expect(throws: Never.self) { try read(mended) }
    }

    @Test(arguments: [
        "${A b} = 1", "${a} + 1 = 2", "regex(., '[a-z]+')", "${a} =", "not ${a}", "if(${a}, 1, 2) = 1", "selected(${a}, ${b})", "${a} = 'x",
        "position(..) > 1 and ${a}", ". = 1 and", String(repeating: "not(", count: 5_000) + "${a} = 1",
    ])
    func `An expression that is not as simple is refused with an example`(xpath: String) throws {
        let rows = "type,name,label,relevant\nset,s,S,\ntext,a,A,\"\(xpath)\"\n"
        let refused = try #require(throws: QuestionSetFile.Refused.self) { try read(rows) }
        #expect(refused.problems.map(\.phrase.key) == ["csv.xpath"] || refused.problems.map(\.phrase.key) == ["csv.condition_form"])
        #expect(refused.problems.first?.phrase.values["example"] == "{ lte: [ { answer: a }, 3 ] }")
    }

    // MARK: Whatever comes

    @Test(arguments: 1...300)
    func `Whatever is done to a good file, it is read or refused, and what is read survives`(seed: UInt64) throws {
        var random = Seeded(seed)
        var bytes = Array(Self.all.utf8)
        let pieces = Array("\n,;\"' \r{}[]:#&*!|=.$choice set low é\u{301}".utf8)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: bytes.remove(at: index)
            case 1: bytes.insert(pieces.randomElement(using: &random) ?? 0x20, at: index)
            case 2: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &random))
            default: bytes[index] = pieces.randomElement(using: &random) ?? 0x20
            }
        }
        do throws(QuestionSetFile.Refused) {
            let set = try QuestionSetFile.read(bytes, name: "a.csv")
            for notation in QuestionSetFile.Notation.allCases {
                #expect(try QuestionSetFile.read(QuestionSetFile.write(set, as: notation), name: "b.\(notation)") == set)
            }
        } catch {
            #expect(!error.problems.isEmpty)
            #expect(error.problems.allSatisfy { $0.line >= 1 && $0.column >= 1 && $0.file == "a.csv" })
        }
    }
}
