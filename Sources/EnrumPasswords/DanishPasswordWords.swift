/// Danish words that people build passwords of; libzxcvbn knows English ones only. Chosen by us.
enum DanishPasswordWords {
    static let all = [
        "adgangskode", "kodeord", "kode", "hemmelig", "hemmelighed", "velkommen", "password", "login", "nykode", "mitkodeord", "sesam",
        "samtale",
        "arbejde", "kontor", "kommune", "region", "skole", "leder", "medarbejder", "danmark", "københavn", "kobenhavn", "aarhus", "århus",
        "odense", "aalborg", "ålborg", "esbjerg", "randers", "sommer", "vinter", "foraar", "forår", "efteraar", "efterår", "januar",
        "februar",
        "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december", "mandag", "tirsdag", "onsdag",
        "torsdag", "fredag", "lørdag", "lordag", "søndag", "sondag", "skat", "elsker", "kærlighed", "kaerlighed", "fodbold", "håndbold",
        "familie", "hund", "kat", "jul", "godmorgen", "goddag", "hejmeddig", "rødgrød", "rodgrod", "fløde", "smørrebrød",
    ]
}
