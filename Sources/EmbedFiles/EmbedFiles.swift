import Foundation
import PackagePlugin

/// Turns every file in a target's `Embedded` folder into a string constant of that target.
///
/// SwiftPM's own resources are looked up beside the binary at run time; Enrum is one binary that can be copied alone.
@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let files = try files(in: target.directoryURL.appending(path: "Embedded"), named: "")
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files in \(target.name)",
                executable: try context.tool(named: "embed-files").url,
                arguments: [output.path] + files.flatMap { [$0.name, $0.url.path] },
                inputFiles: files.map(\.url),
                outputFiles: [output]
            )
        ]
    }

    /// Every file below a folder, with its path in it; a link to a folder elsewhere in the package is followed.
    private func files(in folder: URL, named path: String) throws -> [(name: String, url: URL)] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { name in
            let url = folder.appending(path: name).resolvingSymlinksInPath()
            let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
            return isFolder ? try files(in: url, named: path + name + "/") : [(path + name, url)]
        }
    }
}
