/// The version of Enrum that this binary is (https://semver.org).
let enrumVersion = "0.1.0"
