import EnrumCore
import Foundation

/// What the standard library has no words for: making files durable, and free space.
enum FileSystem {
    static func folder(of path: String) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    /// In bytes; nil when there is no such file.
    static func size(of path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// Bytes that can still be written to the disk that holds `path`, and how many it has in all.
    static func space(at path: String) -> (free: Int64, all: Int64)? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return (Int64(status.f_bavail) * Int64(status.f_frsize), Int64(status.f_blocks) * Int64(status.f_frsize))
    }

    /// Makes an empty file that only its owner may read.
    ///
    /// - Throws: ``StoreFailure`` when it exists or cannot be made.
    static func createPrivateFile(_ path: String) throws {
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("making a file") }
        close(file)
    }

    /// Waits until the file, or the folder's list of files, is on disk.
    static func sync(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("opening a file") }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("writing a file to disk") }
    }

    /// Puts `source` in the place of `target`, for good.
    static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else { throw failure("moving a file") }
        try sync(folder(of: target))
    }

    /// What the last system call complained about.
    static func failure(_ deed: String) -> StoreFailure {
        let code = errno
        switch code {
        case ENOSPC, EDQUOT: return .full
        case EROFS, EACCES, EPERM: return .readOnly
        default: return .other(deed + ": " + String(cString: strerror(code)))
        }
    }
}
