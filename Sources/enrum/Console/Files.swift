import Foundation

/// Files that people name on the command line.
enum InputFile {
    /// - Throws: ``Refusal`` when it cannot be read.
    static func bytes(of path: String) throws -> [UInt8] {
        try requireFile(path)
        guard let data = FileManager.default.contents(atPath: path) else { throw Refusal("cli.cannot_read", ["file": path]) }
        return Array(data)
    }

    /// - Throws: ``Refusal`` when there is no file of that name.
    static func requireFile(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw Refusal("cli.no_file", ["file": path]) }
        guard !isFolder.boolValue else { throw Refusal("cli.is_folder", ["file": path]) }
    }

    /// - Throws: ``Refusal`` when there is no folder of that name.
    static func requireFolder(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Refusal("cli.no_folder", ["folder": path])
        }
    }
}

/// Files that a command makes: never in the place of another, and for their owner's eyes alone.
enum OutputFile {
    static func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

    static func write(_ bytes: [UInt8], to path: String) throws {
        let handle = try open(path)
        do {
            try handle.write(contentsOf: Data(bytes))
            try handle.close()
        } catch {
            throw Refusal("cli.cannot_write", ["file": path])
        }
    }

    /// - Throws: ``Refusal`` when it is there already or cannot be made.
    static func open(_ path: String) throws -> FileHandle {
        let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Refusal(errno == EEXIST ? "cli.file_exists" : "cli.cannot_write", ["file": path]) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
