import CArgon2
func p() -> Int { Int(ARGON2_VERSION_NUMBER.rawValue) }
