// What the plugin holds of the snapshot: not tables but places in its bytes, read when they are looked at.
//
// There is nothing to write to, so nothing has to be guarded; and what a hook never looks at costs nothing. A place is checked against
// the bytes' bounds every time, so that wrong bytes give an error and no more.

#include <string.h>

#include "internal.h"

static _Noreturn void broken(lua_State *L) {
    luaL_error(L, "the snapshot is damaged");
    __builtin_unreachable();
}

const char *view_bytes(luabox *box, uint64_t offset, uint64_t length) {
    uint64_t size = box->request->snapshot_length;
    if (length > size || offset > size - length) return NULL;
    return (const char *)box->request->snapshot + offset;
}

static const void *block(luabox *box, const view *view, size_t size) {
    const char *bytes = view_bytes(box, view->offset, (uint64_t)view->count * size);
    return (uintptr_t)bytes % 8 == 0 ? bytes : NULL;
}

const cell *view_cells(luabox *box, const view *view) { return block(box, view, sizeof(cell)); }
const entry *view_entries(luabox *box, const view *view) { return block(box, view, sizeof(entry)); }

bool view_of_cell(luabox *box, const cell *cell, view *view) {
    view->tag = cell->tag;
    view->count = cell->count;
    view->offset = cell->bits;
    if (cell->tag != tag_list && cell->tag != tag_table) return false;
    if (view->count == 0) return true;
    return cell->tag == tag_list ? view_cells(box, view) != NULL : view_entries(box, view) != NULL;
}

/// Pushes the one view of this place, so that the same place is the same value.
static void push_view(lua_State *L, const cell *from) {
    view fresh;
    if (!view_of_cell(box_of(L), from, &fresh)) broken(L);
    // Empty ones have no place of their own; a key below all places tells them apart from the rest.
    lua_Integer place = fresh.count == 0 ? -(lua_Integer)fresh.tag : (lua_Integer)(fresh.offset / 8);
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref_views);
    if (lua_rawgeti(L, -1, place) == LUA_TUSERDATA && view_at(L, -1)->count == fresh.count && view_at(L, -1)->tag == fresh.tag) {
        lua_replace(L, -2);
        return;
    }
    lua_pop(L, 1);
    *(view *)lua_newuserdatauv(L, sizeof(view), 0) = fresh;
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref_view_meta);
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, place);
    lua_replace(L, -2);
}

static void push_cell(lua_State *L, const cell *cell) {
    switch (cell->tag) {
    case tag_null: lua_pushnil(L); return;
    case tag_false: lua_pushboolean(L, 0); return;
    case tag_true: lua_pushboolean(L, 1); return;
    case tag_integer: lua_pushinteger(L, (lua_Integer)cell->bits); return;
    case tag_number: {
        double number;
        memcpy(&number, &cell->bits, sizeof number);
        lua_pushnumber(L, number);
        return;
    }
    case tag_string: {
        const char *bytes = view_bytes(box_of(L), cell->bits, cell->count);
        if (!bytes) broken(L);
        lua_pushlstring(L, bytes, cell->count);
        return;
    }
    case tag_list:
    case tag_table: push_view(L, cell); return;
    default: broken(L);
    }
}

int view_push_element(lua_State *L, const view *view, lua_Integer position) {
    if (view->tag != tag_list || position < 1 || position > (lua_Integer)view->count) {
        lua_pushnil(L);
        return LUA_TNIL;
    }
    const cell *cells = view_cells(box_of(L), view);
    if (!cells) broken(L);
    push_cell(L, &cells[position - 1]);
    return lua_type(L, -1);
}

static void push_key(lua_State *L, const entry *entry) {
    const char *key = view_bytes(box_of(L), entry->key, entry->key_length);
    if (!key) broken(L);
    lua_pushlstring(L, key, entry->key_length);
}

/// Pushes the key and the value of a table's entry, counted from 0.
void view_push_entry(lua_State *L, const view *view, uint32_t position) {
    const entry *entries = view_entries(box_of(L), view);
    if (!entries) broken(L);
    push_key(L, &entries[position]);
    push_cell(L, &entries[position].value);
}

static const entry *find(lua_State *L, const view *view, const char *key, size_t length) {
    luabox *box = box_of(L);
    if (view->count == 0) return NULL;
    const entry *entries = view_entries(box, view);
    if (!entries) broken(L);
    uint32_t low = 0, high = view->count;
    while (high - low > 6) {
        uint32_t middle = low + (high - low) / 2;
        const char *bytes = view_bytes(box, entries[middle].key, entries[middle].key_length);
        if (!bytes) broken(L);
        int order = bytes_compare(key, length, bytes, entries[middle].key_length);
        if (order == 0) return &entries[middle];
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    for (; low < high; low++) {
        if (entries[low].key_length != length) continue;
        const char *bytes = view_bytes(box, entries[low].key, length);
        if (!bytes) broken(L);
        if (memcmp(bytes, key, length) == 0) return &entries[low];
    }
    return NULL;
}

int view_push_field(lua_State *L, const view *view, int key) {
    int type = lua_type(L, key);
    if (view->tag == tag_table && type == LUA_TSTRING) {
        size_t length;
        const char *name = lua_tolstring(L, key, &length);
        const entry *found = find(L, view, name, length);
        if (found) {
            push_cell(L, &found->value);
            return lua_type(L, -1);
        }
    } else if (view->tag == tag_list && type == LUA_TNUMBER) {
        int whole;
        lua_Integer position = lua_tointegerx(L, key, &whole);
        if (whole) return view_push_element(L, view, position);
    }
    lua_pushnil(L);
    return LUA_TNIL;
}

static int view_index(lua_State *L) {
    view_push_field(L, view_at(L, 1), 2);
    return 1;
}

static int view_newindex(lua_State *L) {
    if (lua_type(L, 2) == LUA_TSTRING) return luaL_error(L, "'%s' cannot be set: the snapshot is read-only", lua_tostring(L, 2));
    return luaL_error(L, "the snapshot is read-only");
}

static int view_length(lua_State *L) {
    const view *view = view_at(L, 1);
    lua_pushinteger(L, view->tag == tag_list ? view->count : 0);
    return 1;
}

void view_open(lua_State *L) {
    lua_createtable(L, 0, 16);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_views);
    static const luaL_Reg events[] = {{"__index", view_index}, {"__newindex", view_newindex}, {"__len", view_length}, {NULL, NULL}};
    luaL_newlib(L, events);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushliteral(L, "table");
    lua_setfield(L, -2, "__name");
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_view_meta);
}

/// Pushes the arguments that the snapshot holds, and returns their number. Its first cell is the list of them.
int view_push_arguments(lua_State *L) {
    luabox *box = box_of(L);
    if (box->request->snapshot_length == 0) return 0;
    const cell *root = (const void *)view_bytes(box, 0, sizeof(cell));
    if (!root || (uintptr_t)root % 8 != 0 || root->tag != tag_list) broken(L);
    view list;
    if (!view_of_cell(box, root, &list) || list.count > 16) broken(L);
    luaL_checkstack(L, 20, NULL);
    for (uint32_t i = 1; i <= list.count; i++) view_push_element(L, &list, i);
    return (int)list.count;
}
