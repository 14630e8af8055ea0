import Foundation

// embed-files FOLDER OUTPUT FILE…: writes OUTPUT, a Swift file with `Embedded.files`, the text of each FILE by its path
// under FOLDER. A raw string literal compiles in no time; an array of bytes does not.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2, let folder = arguments.first, let output = arguments.dropFirst().first else {
    FileHandle.standardError.write(Data("usage: embed-files FOLDER OUTPUT FILE…\n".utf8))
    exit(64)
}

let fence = String(repeating: "#", count: 6)
var source =
    "/// The text files of this target's `Embedded` folder, by their path in it.\nenum Embedded {\n    static let files: [String: String] = [\n"
for file in arguments.dropFirst(2) {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let name = file.dropFirst(folder.count).drop { $0 == "/" }
    source += "        \"\(name)\": \(fence)\"\"\"\n\(text)\n\"\"\"\(fence),\n"
}
source += arguments.count == 2 ? "        :\n    ]\n}\n" : "    ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
