// What the fuzzers share: a box, and a check that an encoded value is well formed.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "luabox.h"

#define CHECK(condition)                                                                                                                   \
    do {                                                                                                                                   \
        if (!(condition)) {                                                                                                                \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                                                        \
            abort();                                                                                                                       \
        }                                                                                                                                  \
    } while (0)

static inline uint8_t *aligned_copy(const uint8_t *data, size_t size) {
    uint8_t *copy = malloc(size + 16);
    memcpy(copy, data, size);
    return copy;
}

static inline void put_cell(uint8_t *at, uint32_t tag, uint32_t count, uint64_t bits) {
    memcpy(at, &tag, 4);
    memcpy(at + 4, &count, 4);
    memcpy(at + 8, &bits, 8);
}

/// A snapshot of one argument, a text.
static inline uint8_t *text_snapshot(const uint8_t *text, size_t size, size_t *length) {
    uint8_t *bytes = malloc(48 + size);
    put_cell(bytes, 6, 1, 16);
    put_cell(bytes + 16, 5, (uint32_t)size, 32);
    memcpy(bytes + 32, text, size);
    *length = 32 + size;
    return bytes;
}

/// A snapshot as Swift writes one: { a = "x", name = { 1, 2.5, true } }.
static inline size_t sample_snapshot(uint8_t *data, size_t capacity) {
    uint8_t bytes[160] = {0};
    double half = 2.5;
    uint64_t bits;
    memcpy(&bits, &half, 8);
    uint32_t places[] = {128, 1, 129, 4};
    put_cell(bytes, 6, 1, 16);
    put_cell(bytes + 16, 7, 2, 32);
    memcpy(bytes + 32, &places[0], 8);
    put_cell(bytes + 40, 5, 1, 128);
    memcpy(bytes + 56, &places[2], 8);
    put_cell(bytes + 64, 6, 3, 80);
    put_cell(bytes + 80, 3, 0, 1);
    put_cell(bytes + 96, 4, 0, bits);
    put_cell(bytes + 112, 2, 0, 0);
    memcpy(bytes + 128, "aname", 5);
    size_t length = sizeof bytes < capacity ? sizeof bytes : capacity;
    memcpy(data, bytes, length);
    return length;
}

static inline bool is_utf8(const uint8_t *text, size_t length) {
    for (size_t i = 0; i < length;) {
        uint32_t code = text[i];
        size_t more = code < 0x80 ? 0 : code >= 0xF0 ? 3 : code >= 0xE0 ? 2 : code >= 0xC0 ? 1 : 9;
        if (more == 9 || i + more >= length + (more == 0)) return false;
        static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
        if (more) code &= 0x3Fu >> more;
        for (size_t j = 1; j <= more; j++) {
            if ((text[i + j] & 0xC0) != 0x80) return false;
            code = code << 6 | (text[i + j] & 0x3F);
        }
        if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
        i += more + 1;
    }
    return true;
}

/// Checks a value and everything in it, and returns how many values there are.
static inline size_t check_value(const uint8_t *bytes, size_t size, uint64_t at, int depth) {
    CHECK(depth <= 17 && at % 8 == 0 && at + 16 <= size);
    uint32_t tag, count;
    uint64_t bits;
    memcpy(&tag, bytes + at, 4);
    memcpy(&count, bytes + at + 4, 4);
    memcpy(&bits, bytes + at + 8, 8);
    CHECK(tag <= 7);
    size_t nodes = 1;
    if (tag == 4) {
        double number;
        memcpy(&number, &bits, 8);
        CHECK(number - number == 0);
    } else if (tag == 5) {
        CHECK(bits <= size && count <= size - bits && is_utf8(bytes + bits, count));
    } else if (tag >= 6 && count > 0) {
        uint64_t stride = tag == 6 ? 16 : 24;
        CHECK(bits <= size && count * stride <= size - bits);
        for (uint32_t i = 0; i < count; i++) {
            uint64_t entry = bits + i * stride;
            nodes += check_value(bytes, size, tag == 6 ? entry : entry + 8, depth + 1);
            if (tag == 6) continue;
            uint32_t key, length, last, last_length;
            memcpy(&key, bytes + entry, 4);
            memcpy(&length, bytes + entry + 4, 4);
            CHECK(key <= size && length <= size - key && is_utf8(bytes + key, length));
            if (i == 0) continue;
            memcpy(&last, bytes + entry - 24, 4);
            memcpy(&last_length, bytes + entry - 20, 4);
            int order = memcmp(bytes + last, bytes + key, length < last_length ? length : last_length);
            CHECK(order < 0 || (order == 0 && last_length <= length));
        }
    }
    return nodes;
}

/// Calls the hook, and checks what came.
static inline void call(const char *source, size_t source_length, const uint8_t *snapshot, size_t size) {
    static luabox *box;
    if (!box) box = luabox_open();
    CHECK(box);
    luabox_request request = {
        .file = "fuzz.lua", .file_length = 8, .text = source, .text_length = source_length, .hook = "hook", .hook_length = 4,
        .snapshot = snapshot, .snapshot_length = size,
        .limits = {300000, 300000, 2000000000, 4 << 20, 64 << 10, 4, 100},
    };
    luabox_report report;
    luabox_call(box, &request, &report);
    if (report.kind == LUABOX_OK) CHECK(check_value(report.result, report.result_length, 0, 0) <= 5000);
    else CHECK(report.message_length > 0 && is_utf8((const uint8_t *)report.message, report.message_length));
    CHECK(report.memory_bytes <= 4 << 20);
    luabox_settle(box);
}
