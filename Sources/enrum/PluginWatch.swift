import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumSQLite
import EnrumTexts
import Foundation
import ServiceLifecycle

/// Reads the folders of plugins that somebody is writing anew as soon as a file changes, so that a page shows it at the next look.
struct PluginWatch: Service {
    private let installation: Installation
    private let console: Console
    private let folders: [WatchedFolder]

    /// Installs each that is not installed yet, trusted and with what it asks to read, so that it can be switched on.
    ///
    /// - Throws: ``Refusal`` for a path that is no folder of a plugin, nor holds any.
    init(_ paths: [String], in installation: Installation, console: Console) async throws {
        (self.installation, self.console) = (installation, console)
        folders = try paths.flatMap(Self.folders)
        for folder in folders { await install(folder) }
    }

    private static func folders(_ path: String) throws -> [WatchedFolder] {
        let isPlugin = { (path: String) in FileManager.default.fileExists(atPath: path + "/plugin.yaml") }
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: path).sorted().map { path + "/" + $0 }) ?? []
        let found = (isPlugin(path) ? [path] : inside.filter(isPlugin)).compactMap { WatchedFolder($0) }
        guard !found.isEmpty else { throw Refusal("cli.no_plugins_here", ["folder": path]) }
        return found
    }

    /// Looks every 50 milliseconds.
    func run() async throws {
        guard !folders.isEmpty else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            var folders = folders
            while !Task.isCancelled {
                for index in folders.indices where folders[index].hasChanged() { await read(folders[index]) }
                do {
                    try await Task.sleep(for: .milliseconds(50))
                } catch {
                    break
                }
            }
        }
    }

    private func read(_ folder: WatchedFolder) async {
        do throws(PluginRefused) {
            let plugin = try await installation.plugins.read(PluginFiles(folder: folder.path))
            installation.plugins.watch(.success(plugin), as: folder.id, at: installation.environment.clock.now)
            console.say(console.texts("cli.plugin_read", ["plugin": folder.id.rawValue]))
        } catch {
            installation.plugins.watch(.failure(error), as: folder.id, at: installation.environment.clock.now)
            for problem in error.problems {
                let place = Refusal.Problem(problem).place.map { $0 + ": " } ?? ""
                console.say(place + console.texts(problem.phrase))
            }
        }
    }

    private func install(_ folder: WatchedFolder) async {
        do {
            let isKnown = try await installation.store.read { try $0.installedPlugins().contains { $0.id == folder.id } }
            guard !isKnown else { return }
            let package = try PluginPackage.write(files: PluginFiles(folder: folder.path).contents)
            let outcome = try await InstallPlugin(installation.environment)(package, signedBy: nil, isTrusted: true, as: nil)
            try await ChangePlugin(installation.environment)(outcome.plugin.id, .grant(outcome.plugin.manifest.reads), as: nil)
        } catch let refused as PluginRefused {
            // Told by the first look at the folder as well; it is installed at the next start, when it can be.
            installation.plugins.watch(.failure(refused), as: folder.id, at: installation.environment.clock.now)
        } catch {
            console.say("\(folder.id): \(error)")
        }
    }
}
