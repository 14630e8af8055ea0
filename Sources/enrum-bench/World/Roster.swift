/// Invented people in a file, as an organisation would hand it over; everybody leads twelve.
enum Roster {
    /// Whom number 1 leads.
    static let teamOfFirst = 13...24
    /// Those who write, under numbers 2 and 3.
    static let writers = 25...(24 + World.writers)

    private static let first = ["Mette", "Søren", "Åse", "Ida", "Ali", "Lars", "Kirsten", "Bo", "Øystein", "Fatima", "Jens"]
    private static let last = ["Holm", "Ærø", "Jensen", "Nielsen", "Ågård", "Zaman", "Østergaard"]

    static func csv(people count: Int) -> [UInt8] {
        var text = "id;name;email;department;leader\n"
        for number in 0..<count {
            let leader = number == 0 ? "" : String((number - 1) / 12)
            text += "\(number);\(name(number));person\(number)@solvig.example;\(department(number));\(leader)\n"
        }
        return Array(text.utf8)
    }

    private static func name(_ number: Int) -> String { first[number % first.count] + " " + last[number / 3 % last.count] }

    private static func department(_ number: Int) -> String {
        number == 0 ? "Solvig Kommune" : "Solvig Kommune/Område \(number % 12)/Afdeling \(number % 300)"
    }
}
