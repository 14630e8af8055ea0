// kit.list: what one does with lists. Every function reads its list, from the snapshot or the plugin's own, and gives a new one.

#include "internal.h"

/// The length of the list that is the first argument; what is wanted with it lies in the second.
static lua_Integer list_and_function(lua_State *L) {
    check_sequence(L, 1);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    return sequence_length(L, 1);
}

/// Calls the function in the second argument with an element and its position; the element stays below the answer.
static void ask(lua_State *L, lua_Integer position) {
    sequence_get(L, 1, position);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -2);
    lua_pushinteger(L, position);
    lua_call(L, 2, 1);
}

static int list_map(lua_State *L) {
    lua_Integer count = list_and_function(L), kept = 0;
    lua_createtable(L, count < 4096 ? (int)count : 4096, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        ask(L, i);
        if (lua_isnil(L, -1)) lua_pop(L, 1);
        else lua_rawseti(L, 3, ++kept);
        lua_pop(L, 1);
    }
    return 1;
}

static int list_filter(lua_State *L) {
    lua_Integer count = list_and_function(L), kept = 0;
    lua_createtable(L, 0, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        ask(L, i);
        bool wanted = lua_toboolean(L, -1);
        lua_pop(L, 1);
        if (wanted) lua_rawseti(L, 3, ++kept);
        else lua_pop(L, 1);
    }
    return 1;
}

static int list_find(lua_State *L) {
    lua_Integer count = list_and_function(L);
    for (lua_Integer i = 1; i <= count; i++) {
        ask(L, i);
        if (lua_toboolean(L, -1)) {
            lua_pop(L, 1);
            lua_pushinteger(L, i);
            return 2;
        }
        lua_settop(L, 2);
    }
    lua_pushnil(L);
    return 1;
}

static int list_count(lua_State *L) {
    if (lua_isnoneornil(L, 2)) {
        check_sequence(L, 1);
        lua_pushinteger(L, sequence_length(L, 1));
        return 1;
    }
    lua_Integer count = list_and_function(L), wanted = 0;
    for (lua_Integer i = 1; i <= count; i++) {
        ask(L, i);
        wanted += lua_toboolean(L, -1);
        lua_settop(L, 2);
    }
    lua_pushinteger(L, wanted);
    return 1;
}

/// Replaces the element below the top by what the function, when there is one, makes of it.
static void measure(lua_State *L, lua_Integer position, bool asked) {
    if (asked) {
        ask(L, position);
        lua_remove(L, -2);
    } else {
        sequence_get(L, 1, position);
    }
}

static int list_sum(lua_State *L) {
    bool asked = !lua_isnoneornil(L, 2);
    check_sequence(L, 1);
    if (asked) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_Integer count = sequence_length(L, 1);
    charge(L, (uint64_t)count);
    lua_pushinteger(L, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        measure(L, i, asked);
        if (lua_type(L, -1) != LUA_TNUMBER) {
            return luaL_error(L, "numbers expected, and position %I gives a %s", (LUAI_UACINT)i, luaL_typename(L, -1));
        }
        lua_arith(L, LUA_OPADD);
    }
    return 1;
}

static int list_any(lua_State *L) {
    lua_Integer count = list_and_function(L);
    bool found = false;
    for (lua_Integer i = 1; i <= count && !found; i++) {
        ask(L, i);
        found = lua_toboolean(L, -1);
        lua_settop(L, 2);
    }
    lua_pushboolean(L, found);
    return 1;
}

static int list_all(lua_State *L) {
    lua_Integer count = list_and_function(L);
    bool every = true;
    for (lua_Integer i = 1; i <= count && every; i++) {
        ask(L, i);
        every = lua_toboolean(L, -1);
        lua_settop(L, 2);
    }
    lua_pushboolean(L, every);
    return 1;
}

static int list_first(lua_State *L) {
    check_sequence(L, 1);
    sequence_get(L, 1, 1);
    return 1;
}

static int list_last(lua_State *L) {
    check_sequence(L, 1);
    sequence_get(L, 1, sequence_length(L, 1));
    return 1;
}

/// Sorts by what the function gives for each element; those that give the same keep their order.
static int list_sort_by(lua_State *L) {
    lua_Integer count = list_and_function(L);
    lua_createtable(L, count < 4096 ? (int)count : 4096, 0);
    lua_createtable(L, count < 4096 ? (int)count : 4096, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        ask(L, i);
        if (lua_isnil(L, -1)) return luaL_error(L, "position %I gives nothing to sort by", (LUAI_UACINT)i);
        lua_remove(L, -2);
        lua_rawseti(L, 3, i);
        lua_pushinteger(L, i);
        lua_rawseti(L, 4, i);
    }
    sort_places(L, 4, 3, count);
    lua_createtable(L, count < 4096 ? (int)count : 4096, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 4, i);
        sequence_get(L, 1, lua_tointeger(L, -1));
        lua_rawseti(L, 5, i);
        lua_pop(L, 1);
    }
    return 1;
}

static int list_group_by(lua_State *L) {
    lua_Integer count = list_and_function(L);
    lua_createtable(L, 0, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        ask(L, i);
        int type = lua_type(L, -1);
        if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN) {
            return luaL_error(L, "position %I gives a %s to group by", (LUAI_UACINT)i, luaL_typename(L, -1));
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 3) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_createtable(L, 4, 0);
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_rawset(L, 3);
        }
        lua_pushvalue(L, 4);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
        lua_settop(L, 3);
    }
    return 1;
}

static int list_keys(lua_State *L) {
    check_sequence(L, 1);
    walk_sorted_keys(L, 1);
    return 1;
}

static int list_contains(lua_State *L) {
    check_sequence(L, 1);
    luaL_checkany(L, 2);
    lua_Integer count = sequence_length(L, 1);
    charge(L, (uint64_t)count);
    size_t bytes = lua_type(L, 2) == LUA_TSTRING ? lua_rawlen(L, 2) : 0;
    for (lua_Integer i = 1; i <= count; i++) {
        sequence_get(L, 1, i);
        if (bytes > 64) charge_bytes(L, bytes);
        if (lua_rawequal(L, 2, -1)) {
            lua_pushboolean(L, 1);
            return 1;
        }
        lua_pop(L, 1);
    }
    lua_pushboolean(L, 0);
    return 1;
}

static int list_concat(lua_State *L) {
    check_sequence(L, 1);
    lua_Integer count = sequence_length(L, 1);
    size_t between_length;
    const char *between = luaL_optlstring(L, 2, "", &between_length);
    buffer out;
    buffer_begin(L, &out);
    for (lua_Integer i = 1; i <= count; i++) {
        int type = sequence_get(L, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            return luaL_error(L, "a %s cannot be joined (at position %I)", luaL_typename(L, -1), (LUAI_UACINT)i);
        }
        charge_bytes(L, lua_rawlen(L, -1) + between_length);
        buffer_add_value(&out);
        if (i < count) buffer_add(&out, between, between_length);
    }
    buffer_push(&out);
    return 1;
}

static int list_slice(lua_State *L) {
    check_sequence(L, 1);
    lua_Integer count = sequence_length(L, 1), first = luaL_checkinteger(L, 2), last = luaL_optinteger(L, 3, count);
    if (first < 0) first = first < -count ? 1 : count + first + 1;
    if (last < 0) last = last < -count ? 0 : count + last + 1;
    if (first < 1) first = 1;
    if (last > count) last = count;
    lua_settop(L, 3);
    lua_createtable(L, 0, 0);
    if (last >= first) charge(L, (uint64_t)(last - first));
    for (lua_Integer i = first; i <= last; i++) {
        sequence_get(L, 1, i);
        lua_rawseti(L, 4, i - first + 1);
    }
    return 1;
}

static int list_unique(lua_State *L) {
    check_sequence(L, 1);
    lua_settop(L, 1);
    lua_Integer count = sequence_length(L, 1), kept = 0;
    charge(L, (uint64_t)count);
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        sequence_get(L, 1, i);
        lua_pushvalue(L, -1);
        bool seen = lua_isnil(L, -1) || (lua_isnumber(L, -1) && lua_tonumber(L, -1) != lua_tonumber(L, -1)) || lua_rawget(L, 3) != LUA_TNIL;
        lua_settop(L, 4);
        if (!seen) {
            lua_pushvalue(L, 4);
            lua_pushboolean(L, 1);
            lua_rawset(L, 3);
            lua_rawseti(L, 2, ++kept);
        }
        lua_settop(L, 3);
    }
    lua_settop(L, 2);
    return 1;
}

static int extreme_by(lua_State *L, bool greatest) {
    lua_Integer count = list_and_function(L), best = 0;
    lua_pushnil(L);
    for (lua_Integer i = 1; i <= count; i++) {
        ask(L, i);
        if (!lua_isnil(L, -1) && (best == 0 || (greatest ? lua_compare(L, 3, -1, LUA_OPLT) : lua_compare(L, -1, 3, LUA_OPLT)))) {
            lua_copy(L, -1, 3);
            best = i;
        }
        lua_settop(L, 3);
    }
    if (best == 0) lua_pushnil(L);
    else sequence_get(L, 1, best);
    return 1;
}

static int list_max_by(lua_State *L) { return extreme_by(L, true); }
static int list_min_by(lua_State *L) { return extreme_by(L, false); }

const luaL_Reg kit_list_functions[] = {
    {"all", list_all},           {"any", list_any},       {"concat", list_concat}, {"contains", list_contains},
    {"count", list_count},       {"filter", list_filter}, {"find", list_find},     {"first", list_first},
    {"group_by", list_group_by}, {"keys", list_keys},     {"last", list_last},     {"map", list_map},
    {"max_by", list_max_by},     {"min_by", list_min_by}, {"slice", list_slice},   {"sort_by", list_sort_by},
    {"sum", list_sum},           {"unique", list_unique}, {NULL, NULL},
};
