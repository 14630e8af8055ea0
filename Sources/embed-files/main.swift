import Foundation

// embed-files OUTPUT [NAME FILE]…: writes OUTPUT, a Swift file with `Embedded.files`, the text of each FILE by its NAME.
// A raw string literal compiles in no time; an array of bytes does not.

let arguments = Array(CommandLine.arguments.dropFirst())
guard let output = arguments.first, arguments.count % 2 == 1 else {
    FileHandle.standardError.write(Data("usage: embed-files OUTPUT [NAME FILE]…\n".utf8))
    exit(64)
}

let fence = String(repeating: "#", count: 6)
var source =
    "/// The text files of this target's `Embedded` folder, by their path in it.\nenum Embedded {\n    static let files: [String: String] = [\n"
for index in stride(from: 1, to: arguments.count, by: 2) {
    let text = try String(contentsOfFile: arguments[index + 1], encoding: .utf8)
    source += "        \"\(arguments[index])\": \(fence)\"\"\"\n\(text)\n\"\"\"\(fence),\n"
}
source += arguments.count == 1 ? "        :\n    ]\n}\n" : "    ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
