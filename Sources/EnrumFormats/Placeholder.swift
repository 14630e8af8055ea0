import Yams
func p() -> String? { Embedded.files["a.yaml"] }
