// How a hook's result leaves the box: by raw access only, so that nothing of the plugin's runs, within bounds, as data and nothing else.

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

typedef struct {
    const char *key;
    size_t length;
    lua_Integer position;
} step;

typedef struct {
    lua_State *L;
    luabox *box;
    step path[depth_max + 2];
    int depth;
    /// Whether names are taken in the order of their bytes.
    bool sorted;
} encoder;

// MARK: Refusing

static _Noreturn void refuse(encoder *out, const char *reason) {
    char path[512];
    size_t length = 0;
    for (int i = 0; i < out->depth && length + 80 < sizeof path; i++) {
        const step *at = &out->path[i];
        if (at->key) {
            int shown = (int)(at->length < 60 ? at->length : 60);
            length += (size_t)snprintf(path + length, sizeof path - length, "%s%.*s", i ? "." : "", shown, at->key);
        } else {
            length += (size_t)snprintf(path + length, sizeof path - length, "[%lld]", (long long)at->position);
        }
    }
    path[length] = 0;
    message_format(out->box, length ? "%s: %s" : "%s%s", path, reason);
    out->box->kind = LUABOX_BAD_RESULT;
    lua_settop(out->L, 0);
    lua_pushnil(out->L);
    lua_error(out->L);
    __builtin_unreachable();
}

// MARK: Bytes

static size_t reserve(encoder *out, size_t bytes, size_t alignment) {
    luabox *box = out->box;
    size_t start = (box->out_length + alignment - 1) & ~(alignment - 1), end = start + bytes;
    if (end > box->out_capacity) {
        size_t capacity = end + end / 2 + 4096;
        uint8_t *grown = realloc(box->out, capacity);
        if (!grown) refuse(out, "there is no memory for the result");
        box->out = grown;
        box->out_capacity = capacity;
    }
    if (alignment > 1) memset(box->out + box->out_length, 0, end - box->out_length);
    box->out_length = end;
    return start;
}

static void weigh(encoder *out, size_t bytes) {
    out->box->out_weight += bytes;
    if (out->box->out_weight > out->box->request->limits.result_bytes) {
        char reason[80];
        snprintf(reason, sizeof reason, "the result is larger than %u bytes", out->box->request->limits.result_bytes);
        refuse(out, reason);
    }
}

static void count_node(encoder *out) {
    if (++out->box->nodes > nodes_max) refuse(out, "the result has more than 5,000 values");
    weigh(out, 4);
}

static size_t add_bytes(encoder *out, const char *text, size_t length) {
    weigh(out, length);
    if (!utf8_valid(text, length)) refuse(out, "a text that is not UTF-8");
    size_t at = reserve(out, length, 1);
    memcpy(out->box->out + at, text, length);
    return at;
}

static void put(encoder *out, size_t at, cell_tag tag, size_t count, uint64_t bits) {
    cell *cell = (void *)(out->box->out + at);
    cell->tag = tag;
    cell->count = (uint32_t)count;
    cell->bits = bits;
}

/// The bytes that the keys being sorted lie in.
static _Thread_local const char *sorted_bytes;

static int compare_entries(const void *left, const void *right) {
    const entry *a = left, *b = right;
    return bytes_compare(sorted_bytes + a->key, a->key_length, sorted_bytes + b->key, b->key_length);
}

static void sort_entries(encoder *out, size_t at, size_t count) {
    sorted_bytes = (const char *)out->box->out;
    order_sort(out->box->out + at, count, sizeof(entry), compare_entries);
}

// MARK: Values of the snapshot

static void put_cell(encoder *out, size_t at, const cell *from);

static void enter_step(encoder *out, step step) {
    if (out->depth >= depth_max) refuse(out, "the result is more than 16 levels deep");
    out->path[out->depth++] = step;
}

static void put_view(encoder *out, size_t at, const cell *from) {
    view view;
    if (!view_of_cell(out->box, from, &view)) refuse(out, "the snapshot is damaged");
    bool list = view.tag == tag_list;
    if (view.count > nodes_max) refuse(out, "the result has more than 5,000 values");
    if (view.count == 0) {
        put(out, at, tag_list, 0, 0);
        return;
    }
    size_t block = reserve(out, view.count * (list ? sizeof(cell) : sizeof(entry)), 8);
    put(out, at, list ? tag_list : tag_table, view.count, block);
    for (uint32_t i = 0; i < view.count; i++) {
        if (list) {
            enter_step(out, (step){.position = i + 1});
            put_cell(out, block + i * sizeof(cell), &view_cells(out->box, &view)[i]);
        } else {
            const entry *from_entry = &view_entries(out->box, &view)[i];
            const char *key = view_bytes(out->box, from_entry->key, from_entry->key_length);
            if (!key) refuse(out, "the snapshot is damaged");
            enter_step(out, (step){.key = key, .length = from_entry->key_length});
            size_t place = add_bytes(out, key, from_entry->key_length);
            entry *to = (entry *)(void *)(out->box->out + block) + i;
            to->key = (uint32_t)place;
            to->key_length = from_entry->key_length;
            put_cell(out, block + i * sizeof(entry) + offsetof(entry, value), &from_entry->value);
        }
        out->depth--;
    }
    if (!list) sort_entries(out, block, view.count);
}

static void put_cell(encoder *out, size_t at, const cell *from) {
    count_node(out);
    switch (from->tag) {
    case tag_null:
    case tag_false:
    case tag_true: put(out, at, from->tag, 0, 0); return;
    case tag_integer:
    case tag_number: put(out, at, from->tag, 0, from->bits); return;
    case tag_string: {
        const char *text = view_bytes(out->box, from->bits, from->count);
        if (!text) refuse(out, "the snapshot is damaged");
        size_t place = add_bytes(out, text, from->count);
        put(out, at, tag_string, from->count, place);
        return;
    }
    case tag_list:
    case tag_table: put_view(out, at, from); return;
    default: refuse(out, "the snapshot is damaged");
    }
}

// MARK: Values of the plugin

static void put_value(encoder *out, size_t at, int index);

typedef struct {
    lua_Integer positions;
    lua_Integer highest;
    lua_Integer names;
} shape;

static _Noreturn void refuse_keys(encoder *out, bool numbers, bool booleans) {
    if (numbers) refuse(out, "a key that is a number but no position");
    refuse(out, booleans ? "a key that is true or false" : "a key that is neither a name nor a position");
}

static shape shape_of(encoder *out, int index) {
    lua_State *L = out->L;
    shape shape = {0, 0, 0};
    bool numbers = false, booleans = false, others = false;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        if (lua_type(L, -2) == LUA_TSTRING) shape.names++;
        else if (lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1) {
            shape.positions++;
            if (lua_tointeger(L, -2) > shape.highest) shape.highest = lua_tointeger(L, -2);
        } else if (lua_type(L, -2) == LUA_TNUMBER) numbers = true;
        else if (lua_type(L, -2) == LUA_TBOOLEAN) booleans = true;
        else others = true;
        if (shape.names + shape.positions > nodes_max) refuse(out, "the result has more than 5,000 values");
    }
    if (numbers || booleans || others) refuse_keys(out, numbers, booleans);
    return shape;
}

static void put_list(encoder *out, size_t at, int index, size_t count) {
    size_t block = reserve(out, count * sizeof(cell), 8);
    put(out, at, tag_list, count, block);
    for (size_t i = 0; i < count; i++) {
        enter_step(out, (step){.position = (lua_Integer)i + 1});
        lua_rawgeti(out->L, index, (lua_Integer)i + 1);
        put_value(out, block + i * sizeof(cell), lua_gettop(out->L));
        lua_pop(out->L, 1);
        out->depth--;
    }
}

static size_t add_key(encoder *out, size_t entry_at, const char *key, size_t length) {
    size_t place = add_bytes(out, key, length);
    entry *slot = (void *)(out->box->out + entry_at);
    slot->key = (uint32_t)place;
    slot->key_length = (uint32_t)length;
    return entry_at + offsetof(entry, value);
}

/// Puts the name and the value on top of the stack.
static void put_member(encoder *out, size_t entry_at) {
    size_t length;
    const char *key = lua_tolstring(out->L, -2, &length);
    enter_step(out, (step){.key = key, .length = length});
    size_t value_at = add_key(out, entry_at, key, length);
    put_value(out, value_at, lua_gettop(out->L));
    out->depth--;
}

static void put_table(encoder *out, size_t at, int index, shape shape) {
    lua_State *L = out->L;
    size_t count = (size_t)shape.names + (shape.positions > 0), filled = 0;
    size_t block = reserve(out, count * sizeof(entry), 8);
    put(out, at, tag_table, count, block);
    if (out->sorted) {
        lua_Integer keys = walk_sorted_keys(L, index);
        for (lua_Integer i = 1; i <= keys; i++) {
            lua_rawgeti(L, -1, i);
            lua_pushvalue(L, -1);
            lua_rawget(L, index);
            if (lua_type(L, -2) == LUA_TSTRING) put_member(out, block + filled++ * sizeof(entry));
            lua_pop(L, 2);
        }
        lua_pop(L, 1);
    } else {
        for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
            if (lua_type(L, -2) == LUA_TSTRING) put_member(out, block + filled++ * sizeof(entry));
        }
    }
    if (shape.positions > 0) {
        const luabox_request *request = out->box->request;
        size_t value_at = add_key(out, block + filled * sizeof(entry), request->positional, request->positional_length);
        count_node(out);
        put_list(out, value_at, index, (size_t)shape.positions);
    }
    sort_entries(out, block, count);
}

/// Whether the result itself may have both names and positions, and the name for the latter is free.
static bool may_mix(encoder *out, int index) {
    const luabox_request *request = out->box->request;
    if (out->depth > 0 || !request->positional) return false;
    lua_pushlstring(out->L, request->positional, request->positional_length);
    bool free = lua_rawget(out->L, index) == LUA_TNIL;
    lua_pop(out->L, 1);
    return free;
}

static void put_any_table(encoder *out, size_t at, int index) {
    luaL_checkstack(out->L, 8, NULL);
    shape shape = shape_of(out, index);
    if (shape.highest != shape.positions) refuse(out, "a list with holes");
    if (shape.names == 0) {
        put_list(out, at, index, (size_t)shape.positions);
        return;
    }
    if (shape.positions > 0 && !may_mix(out, index)) refuse(out, "a table with both names and positions");
    put_table(out, at, index, shape);
}

static void put_value(encoder *out, size_t at, int index) {
    lua_State *L = out->L;
    count_node(out);
    switch (lua_type(L, index)) {
    case LUA_TNIL: put(out, at, tag_null, 0, 0); return;
    case LUA_TBOOLEAN: put(out, at, lua_toboolean(L, index) ? tag_true : tag_false, 0, 0); return;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            put(out, at, tag_integer, 0, (uint64_t)lua_tointeger(L, index));
        } else {
            double number = lua_tonumber(L, index);
            if (!isfinite(number)) refuse(out, "a number that is not finite");
            uint64_t bits;
            memcpy(&bits, &number, sizeof bits);
            put(out, at, tag_number, 0, bits);
        }
        return;
    case LUA_TSTRING: {
        size_t length;
        const char *text = lua_tolstring(L, index, &length);
        size_t place = add_bytes(out, text, length);
        put(out, at, tag_string, length, place);
        return;
    }
    case LUA_TTABLE: put_any_table(out, at, index); return;
    case LUA_TUSERDATA: {
        view *view = view_at(L, index);
        cell from = {view->tag, view->count, view->offset};
        put_view(out, at, &from);
        return;
    }
    default: refuse(out, "a function is no result");
    }
}

static encoder begin(lua_State *L) {
    luabox *box = box_of(L);
    box->out_length = 0;
    box->out_weight = 0;
    box->nodes = 0;
    return (encoder){.L = L, .box = box};
}

/// Encodes the value on top. The first cell is the value's own.
int result_encode(lua_State *L) {
    encoder out = begin(L);
    size_t root = reserve(&out, sizeof(cell), 8);
    put_value(&out, root, lua_gettop(L));
    return 0;
}

int result_encode_sorted(lua_State *L) {
    encoder out = begin(L);
    out.sorted = true;
    size_t root = reserve(&out, sizeof(cell), 8);
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref_result);
    put_value(&out, root, lua_gettop(L));
    return 0;
}

/// Encodes the names of the hooks in the module on top, as a sorted list.
int result_encode_hooks(lua_State *L) {
    walk_sorted_keys(L, -1);
    return result_encode(L);
}
