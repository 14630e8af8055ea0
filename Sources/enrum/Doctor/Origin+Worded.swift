import EnrumTexts

extension SettingSources.Origin {
    /// "environment variable ENRUM_PORT".
    func worded(_ texts: Texts) -> String {
        switch self {
        case .flag(let name): texts("cli.doctor_origin_flag", ["name": name])
        case .environment(let name): texts("cli.doctor_origin_environment", ["name": name])
        case .file(let file, let line): texts("cli.doctor_origin_file", ["file": file, "line": String(line)])
        case .fallback: texts("cli.doctor_origin_fallback")
        }
    }
}
