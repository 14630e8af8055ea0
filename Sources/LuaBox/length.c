// How long a function may be. When Lua words an error it walks back through the function's code, once for each step of a chain such as
// `a.b.b.b`, and nothing counts that work; so the code it may walk is bounded. Lua tells a function's length in no other way than by
// writing it out, so it is written out, read, and thrown away.

#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { instructions_max = 12000, source_that_may_be_long = 2 * instructions_max, depth_of_functions = 220 };

typedef struct {
    const uint8_t *next, *end;
    bool broken;
    /// The longest function so far, and where it begins.
    uint64_t most;
    int line;
} reader;

static int write_out(lua_State *L, const void *bytes, size_t size, void *owner) {
    (void)L;
    luabox *box = owner;
    if (box->out_length + size > box->out_capacity) {
        size_t capacity = (box->out_length + size) * 2;
        uint8_t *grown = realloc(box->out, capacity);
        if (!grown) return 1;
        box->out = grown;
        box->out_capacity = capacity;
    }
    memcpy(box->out + box->out_length, bytes, size);
    box->out_length += size;
    return 0;
}

static void skip(reader *in, uint64_t bytes) {
    if (bytes > (uint64_t)(in->end - in->next)) in->broken = true;
    else in->next += bytes;
}

static uint64_t read_size(reader *in) {
    uint64_t size = 0;
    while (in->next < in->end) {
        uint8_t byte = *in->next++;
        size = size << 7 | (byte & 0x7F);
        if (byte & 0x80) return size;
    }
    in->broken = true;
    return 0;
}

static void skip_text(reader *in) {
    uint64_t size = read_size(in);
    if (size > 0) skip(in, size - 1);
}

static void skip_constants(reader *in) {
    for (uint64_t count = read_size(in); count > 0 && !in->broken; count--) {
        uint8_t type = in->next < in->end ? *in->next : 0;
        skip(in, 1);
        if (type == 0x03 || type == 0x13) skip(in, 8);
        else if (type == 0x04 || type == 0x14) skip_text(in);
    }
}

static void read_function(reader *in, int depth) {
    skip_text(in);
    int line = (int)read_size(in);
    read_size(in);
    skip(in, 3);
    uint64_t length = read_size(in);
    if (length > in->most) {
        in->most = length;
        in->line = line;
    }
    skip(in, length * 4);
    skip_constants(in);
    skip(in, read_size(in) * 3);
    if (depth == 0) in->broken = true;
    for (uint64_t count = read_size(in); count > 0 && !in->broken; count--) read_function(in, depth - 1);
    skip(in, read_size(in));
    for (uint64_t count = read_size(in); count > 0 && !in->broken; count--) {
        read_size(in);
        read_size(in);
    }
    for (uint64_t count = read_size(in); count > 0 && !in->broken; count--) {
        skip_text(in);
        read_size(in);
        read_size(in);
    }
    for (uint64_t count = read_size(in); count > 0 && !in->broken; count--) skip_text(in);
}

/// Refuses the function on top when it, or one inside it, is too long.
void check_length(lua_State *L) {
    luabox *box = box_of(L);
    if (box->request->text_length < source_that_may_be_long) return;
    box->out_length = 0;
    lua_dump(L, write_out, box, 1);
    enum { head = 4 + 1 + 1 + 6 + 3 + 8 + 8 + 1 };
    reader in = {.next = box->out, .end = box->out + box->out_length};
    skip(&in, head);
    read_function(&in, depth_of_functions);
    box->out_length = 0;
    if (in.most <= instructions_max && !in.broken) return;
    box->kind = LUABOX_BAD_SOURCE;
    luaL_error(L, "the function that begins at line %d is too long: write it as several", in.line > 0 ? in.line : 1);
}
