import Yams
func p() -> String? { Embedded.files["locales/da.yaml"] }
