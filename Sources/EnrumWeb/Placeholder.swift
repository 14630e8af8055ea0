import Hummingbird
import Crypto
func p() -> String? { Embedded.files["assets/enrum.css"] }
