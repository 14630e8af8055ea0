// The table library, on plain tables and real lengths only: a `__len` that lies is not asked.

#include "internal.h"

static int table_concat(lua_State *L) {
    check_sequence(L, 1);
    size_t separator_length;
    const char *separator = luaL_optlstring(L, 2, "", &separator_length);
    lua_Integer first = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, sequence_length(L, 1));
    buffer text;
    buffer_begin(L, &text);
    for (lua_Integer i = first; i <= last; i++) {
        int type = sequence_get(L, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            return luaL_error(L, "a %s cannot be joined (at position %I)", luaL_typename(L, -1), (LUAI_UACINT)i);
        }
        charge_bytes(L, lua_rawlen(L, -1) + separator_length);
        buffer_add_value(&text);
        if (i == last) break;
        buffer_add(&text, separator, separator_length);
    }
    buffer_push(&text);
    return 1;
}

static int table_insert(lua_State *L) {
    check_writable(L, 1);
    lua_Integer end = (lua_Integer)lua_rawlen(L, 1) + 1, place = end;
    int count = lua_gettop(L);
    if (count == 3) {
        place = luaL_checkinteger(L, 2);
        luaL_argcheck(L, place >= 1 && place <= end, 2, "position out of bounds");
        charge(L, (uint64_t)(end - place));
        for (lua_Integer i = end; i > place; i--) {
            lua_rawgeti(L, 1, i - 1);
            lua_rawseti(L, 1, i);
        }
    } else if (count != 2) {
        return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_rawseti(L, 1, place);
    return 0;
}

static int table_remove(lua_State *L) {
    check_writable(L, 1);
    lua_Integer length = (lua_Integer)lua_rawlen(L, 1), place = luaL_optinteger(L, 2, length);
    if (lua_gettop(L) > 1) luaL_argcheck(L, place >= (length > 0) && place <= length + 1, 2, "position out of bounds");
    lua_rawgeti(L, 1, place);
    if (place < length) charge(L, (uint64_t)(length - place));
    for (; place < length; place++) {
        lua_rawgeti(L, 1, place + 1);
        lua_rawseti(L, 1, place);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, place);
    return 1;
}

static int table_move(lua_State *L) {
    check_sequence(L, 1);
    lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3), target = luaL_checkinteger(L, 4);
    int to = lua_isnoneornil(L, 5) ? 1 : 5;
    check_writable(L, to);
    if (last >= first) {
        luaL_argcheck(L, first >= 1, 2, "position out of bounds");
        luaL_argcheck(L, last <= sequence_length(L, 1), 3, "position out of bounds");
        luaL_argcheck(L, target >= 1 && target <= (lua_Integer)lua_rawlen(L, to) + 1, 4, "position out of bounds");
        lua_Integer count = last - first + 1;
        charge(L, (uint64_t)count);
        bool backwards = target > first && (to == 1 || lua_rawequal(L, 1, to));
        for (lua_Integer i = 0; i < count; i++) {
            lua_Integer step = backwards ? count - 1 - i : i;
            sequence_get(L, 1, first + step);
            lua_rawseti(L, to, target + step);
        }
    }
    lua_pushvalue(L, to);
    return 1;
}

static int table_pack(lua_State *L) {
    int count = lua_gettop(L);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int table_unpack(lua_State *L) {
    check_sequence(L, 1);
    lua_Integer first = luaL_optinteger(L, 2, 1), last = luaL_optinteger(L, 3, sequence_length(L, 1));
    if (first > last) return 0;
    lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
    if (count >= spread_max || !lua_checkstack(L, (int)++count)) return luaL_error(L, "too many results to unpack");
    charge(L, count);
    for (lua_Integer i = first; i < last; i++) sequence_get(L, 1, i);
    sequence_get(L, 1, last);
    return (int)count;
}

static int table_sort(lua_State *L) {
    check_writable(L, 1);
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    sort_list(L, 1, (lua_Integer)lua_rawlen(L, 1), lua_isnil(L, 2) ? 0 : 2);
    return 0;
}

const luaL_Reg table_functions[] = {
    {"concat", table_concat}, {"insert", table_insert}, {"move", table_move},     {"pack", table_pack},
    {"remove", table_remove}, {"sort", table_sort},     {"unpack", table_unpack}, {NULL, NULL},
};
