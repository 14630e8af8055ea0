// In which order a table is walked: numbers, then texts by their bytes, then false and true. The same table gives the same walk.

#include <string.h>

#include "internal.h"

typedef struct {
    int rank;
    int place;
    union {
        lua_Number number;
        lua_Integer integer;
        const char *text;
    };
    size_t length;
} sort_key;

enum { rank_integer, rank_number, rank_text, rank_boolean };

static int compare_numbers(const sort_key *a, const sort_key *b) {
    if (a->rank == rank_integer && b->rank == rank_integer) return a->integer < b->integer ? -1 : a->integer > b->integer;
    lua_Number left = a->rank == rank_integer ? (lua_Number)a->integer : a->number;
    lua_Number right = b->rank == rank_integer ? (lua_Number)b->integer : b->number;
    if (left != right) return left < right ? -1 : 1;
    return a->rank - b->rank;
}

static int compare_keys(const void *left, const void *right) {
    const sort_key *a = left, *b = right;
    if (a->rank <= rank_number && b->rank <= rank_number) return compare_numbers(a, b);
    if (a->rank != b->rank) return a->rank - b->rank;
    if (a->rank == rank_boolean) return a->integer < b->integer ? -1 : a->integer > b->integer;
    return bytes_compare(a->text, a->length, b->text, b->length);
}

static void read_key(lua_State *L, int index, sort_key *key, int place) {
    key->place = place;
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
        key->rank = rank_text;
        key->text = lua_tolstring(L, index, &key->length);
        return;
    case LUA_TBOOLEAN:
        key->rank = rank_boolean;
        key->integer = lua_toboolean(L, index);
        return;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            key->rank = rank_integer;
            key->integer = lua_tointeger(L, index);
        } else {
            key->rank = rank_number;
            key->number = lua_tonumber(L, index);
        }
        return;
    default: luaL_error(L, "a table whose keys are tables or functions cannot be walked: it has no order");
    }
}

/// How many keys there are, and whether they are 1 to n in this order already.
static lua_Integer count_keys(lua_State *L, int table, bool *dense) {
    lua_Integer count = 0;
    *dense = true;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        count++;
        if (*dense && !(lua_isinteger(L, -2) && lua_tointeger(L, -2) == count)) *dense = false;
        if ((count & 1023) == 0) charge(L, 1024);
    }
    charge(L, (uint64_t)(count & 1023));
    return count;
}

static void push_sorted(lua_State *L, int table, lua_Integer count) {
    enum { few = 24 };
    sort_key some[few], *keys = some;
    if (count > few) keys = lua_newuserdatauv(L, (size_t)count * sizeof *keys, 0);
    else lua_pushnil(L);
    lua_createtable(L, (int)count, 0);
    int held = lua_gettop(L);
    int place = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        read_key(L, -2, &keys[place], place + 1);
        lua_pushvalue(L, -2);
        lua_rawseti(L, held, ++place);
    }
    charge(L, (uint64_t)count * 12);
    order_sort(keys, (size_t)count, sizeof *keys, compare_keys);
    bool moved = false;
    for (lua_Integer i = 0; i < count && !moved; i++) moved = keys[i].place != i + 1;
    if (moved) {
        lua_createtable(L, (int)count, 0);
        for (lua_Integer i = 0; i < count; i++) {
            lua_rawgeti(L, held, keys[i].place);
            lua_rawseti(L, -2, i + 1);
        }
        lua_replace(L, held);
    }
    lua_remove(L, -2);
}

static void push_numbers(lua_State *L, lua_Integer count) {
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_pushinteger(L, i);
        lua_rawseti(L, -2, i);
    }
}

lua_Integer walk_sorted_keys(lua_State *L, int index) {
    index = lua_absindex(L, index);
    if (is_view(L, index)) {
        const view *view = view_at(L, index);
        charge(L, view->count);
        if (view->tag == tag_list) push_numbers(L, view->count);
        else {
            lua_createtable(L, (int)view->count, 0);
            for (uint32_t i = 0; i < view->count; i++) {
                view_push_entry(L, view, i);
                lua_pop(L, 1);
                lua_rawseti(L, -2, i + 1);
            }
        }
        return view->count;
    }
    bool real = readonly_real(L, index);
    int table = real ? lua_gettop(L) : index;
    bool dense;
    lua_Integer count = count_keys(L, table, &dense);
    push_sorted(L, table, count);
    if (real) lua_remove(L, table);
    return count;
}

// MARK: pairs

/// Upvalues: the table, its keys in order (or nothing when they are 1 to n), the place reached, the number of keys.
static int pairs_step(lua_State *L) {
    lua_Integer place = lua_tointeger(L, lua_upvalueindex(3)), count = lua_tointeger(L, lua_upvalueindex(4));
    bool dense = !lua_istable(L, lua_upvalueindex(2));
    while (place < count) {
        place++;
        if (dense) lua_pushinteger(L, place);
        else lua_rawgeti(L, lua_upvalueindex(2), place);
        lua_pushvalue(L, -1);
        int found = is_view(L, lua_upvalueindex(1)) ? view_push_field(L, view_at(L, lua_upvalueindex(1)), -1)
                                                    : lua_rawget(L, lua_upvalueindex(1));
        if (found == LUA_TNIL) {
            lua_settop(L, 0);
            charge(L, 1);
            continue;
        }
        lua_pushinteger(L, place);
        lua_replace(L, lua_upvalueindex(3));
        if (is_view(L, lua_upvalueindex(1))) lua_remove(L, -2);
        return 2;
    }
    lua_pushinteger(L, count);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushnil(L);
    return 1;
}

/// Upvalues: the view, and how many entries have been given. Entries lie in order already.
static int pairs_view_step(lua_State *L) {
    const view *view = view_at(L, lua_upvalueindex(1));
    lua_Integer place = lua_tointeger(L, lua_upvalueindex(2));
    while (place < (lua_Integer)view->count) {
        lua_pushinteger(L, place + 1);
        lua_replace(L, lua_upvalueindex(2));
        if (view->tag == tag_table) view_push_entry(L, view, (uint32_t)place);
        else {
            lua_pushinteger(L, place + 1);
            view_push_element(L, view, place + 1);
        }
        place++;
        if (!lua_isnil(L, -1)) return 2;
        lua_settop(L, 0);
    }
    lua_pushnil(L);
    return 1;
}

int walk_pairs(lua_State *L) {
    check_sequence(L, 1);
    lua_settop(L, 1);
    if (is_view(L, 1)) {
        lua_pushvalue(L, 1);
        lua_pushinteger(L, 0);
        lua_pushcclosure(L, pairs_view_step, 2);
    } else {
        if (!readonly_real(L, 1)) lua_pushvalue(L, 1);
        bool dense;
        lua_Integer count = count_keys(L, 2, &dense);
        if (dense) lua_pushboolean(L, 0);
        else push_sorted(L, 2, count);
        lua_pushinteger(L, 0);
        lua_pushinteger(L, count);
        lua_pushcclosure(L, pairs_step, 4);
    }
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

// MARK: ipairs

static int ipairs_step(lua_State *L) {
    lua_Integer place = luaL_checkinteger(L, 2) + 1;
    lua_pushinteger(L, place);
    int found = is_view(L, 1) ? view_push_element(L, view_at(L, 1), place) : lua_geti(L, 1, place);
    return found == LUA_TNIL ? 1 : 2;
}

int walk_ipairs(lua_State *L) {
    luaL_checkany(L, 1);
    check_sequence(L, 1);
    lua_pushcfunction(L, ipairs_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

// MARK: next

/// The keys of the table walked last are kept, so that a walk by `next` does not begin anew at every step.
static void remember(lua_State *L) {
    walk_sorted_keys(L, 1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_walked_keys);
    lua_pushvalue(L, 1);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_walked);
}

static int give_from(lua_State *L, int keys, lua_Integer place) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, keys);
    for (; place <= count; place++) {
        lua_rawgeti(L, keys, place);
        lua_pushvalue(L, -1);
        if (is_view(L, 1)) {
            view_push_field(L, view_at(L, 1), lua_gettop(L));
            lua_remove(L, -2);
        } else if (readonly_real(L, 1)) {
            lua_insert(L, -2);
            lua_rawget(L, -2);
            lua_remove(L, -2);
        } else {
            lua_rawget(L, 1);
        }
        if (!lua_isnil(L, -1)) {
            box_of(L)->walked_at = (int)place;
            return 2;
        }
        lua_pop(L, 2);
        charge(L, 1);
    }
    lua_pushnil(L);
    return 1;
}

int walk_next(lua_State *L) {
    check_sequence(L, 1);
    lua_settop(L, 2);
    if (lua_isnil(L, 2)) {
        if (lua_istable(L, 1) && !lua_getmetatable(L, 1)) {
            lua_pushnil(L);
            if (!lua_next(L, 1)) {
                lua_pushnil(L);
                return 1;
            }
        }
        lua_settop(L, 2);
        remember(L);
        return give_from(L, 3, 1);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref_walked);
    bool same = lua_rawequal(L, 1, 3);
    lua_settop(L, 2);
    if (same) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, ref_walked_keys);
        lua_rawgeti(L, 3, box_of(L)->walked_at);
        bool here = lua_rawequal(L, 2, 4);
        lua_settop(L, 3);
        if (here) return give_from(L, 3, box_of(L)->walked_at + 1);
        lua_settop(L, 2);
    }
    remember(L);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 3);
    charge(L, (uint64_t)count);
    for (lua_Integer place = 1; place <= count; place++) {
        lua_rawgeti(L, 3, place);
        bool here = lua_rawequal(L, 2, -1);
        lua_pop(L, 1);
        if (here) return give_from(L, 3, place + 1);
    }
    return luaL_error(L, "'next' was given a key that the table does not have");
}
