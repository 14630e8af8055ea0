import Crypto
import EnrumCore
import Foundation

extension FileSystem {
    /// The SHA-256 of a file in hexadecimal, and how long it is.
    static func digest(of path: String) throws -> (sha256: String, bytes: Int64) {
        var (sha, bytes) = (SHA256(), Int64(0))
        try read(path) { chunk in
            sha.update(bufferPointer: chunk)
            bytes += Int64(chunk.count)
        }
        return (hexadecimal(Array(sha.finalize())), bytes)
    }

    /// The first bytes of a file; fewer when it is shorter.
    static func start(of path: String, count: Int) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("opening a file") }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = pread(file, &bytes, count, 0)
        return Array(bytes.prefix(max(0, read)))
    }

    /// Copies a file to a new one that only its owner may read; nothing is left behind when that fails.
    static func copy(_ source: String, to target: String) throws {
        try createPrivateFile(target)
        do {
            let file = open(target, O_WRONLY | O_CLOEXEC)
            guard file >= 0 else { throw failure("opening a file") }
            defer { close(file) }
            try read(source) { try write($0, to: file) }
        } catch {
            unlink(target)
            throw error
        }
    }

    /// Replaces what is in a file, and waits until it is on disk.
    static func write(_ data: Data, to path: String) throws {
        let file = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        guard file >= 0 else { throw failure("opening a file") }
        defer { close(file) }
        try data.withUnsafeBytes { try write($0, to: file) }
        guard fsync(file) == 0 else { throw failure("writing a file to disk") }
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func read(_ path: String, body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("opening a file") }
        defer { close(file) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Foundation.read(file, buffer.baseAddress, buffer.count)
            guard count >= 0 else { throw failure("reading a file") }
            guard count > 0 else { return }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard count > 0 else { throw failure("writing a file") }
            rest = rest.dropFirst(count)
        }
    }
}
