// The global functions. Left out, with the reason: `print` (there is nobody to print to; `kit.log`), `load dofile loadfile require`
// (code comes from the host only), `rawset` (goes around every guard), `collectgarbage` (a clock, and a lever), `coroutine` (each starts
// a fresh countdown), `io os package debug` (the world outside), `warn`.

#include <string.h>

#include "internal.h"

static int base_assert(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    lua_remove(L, 1);
    lua_pushliteral(L, "assertion failed!");
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "assertion failed!") == 0) {
        luaL_where(L, 1);
        lua_insert(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int base_error(lua_State *L) {
    lua_Integer level = luaL_optinteger(L, 2, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0 && level < 200000) {
        luaL_where(L, (int)level);
        lua_insert(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

/// An abort goes through every `pcall`: none returns once the call is over.
static int base_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    abort_rethrow(L);
    if (status == LUA_OK) return lua_gettop(L);
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
}

/// The plugin's handler is called after the error, as a function like any other: Lua runs handlers where nothing counts instructions.
static int base_xpcall(lua_State *L) {
    luaL_checktype(L, 2, LUA_TFUNCTION);
    int count = lua_gettop(L) - 2;
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);
    int status = lua_pcall(L, count, LUA_MULTRET, 0);
    abort_rethrow(L);
    if (status == LUA_OK) return lua_gettop(L) - 2;
    lua_pushvalue(L, 2);
    lua_insert(L, -2);
    lua_pcall(L, 1, 1, 0);
    abort_rethrow(L);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int base_select(lua_State *L) {
    int count = lua_gettop(L);
    if (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "#") == 0) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer first = luaL_checkinteger(L, 1);
    if (first < 0) first += count;
    else if (first > count) first = count;
    luaL_argcheck(L, first >= 1, 1, "index out of range");
    return count - (int)first;
}

static int digit_of(int c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

static bool is_blank(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool whole_number(const char *text, size_t length, int base, lua_Integer *number) {
    const char *end = text + length;
    while (text < end && is_blank((unsigned char)*text)) text++;
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+')) text++;
    if (text == end || digit_of((unsigned char)*text) >= base) return false;
    lua_Unsigned sum = 0;
    for (; text < end && digit_of((unsigned char)*text) < base; text++) {
        sum = sum * (lua_Unsigned)base + (lua_Unsigned)digit_of((unsigned char)*text);
    }
    while (text < end && is_blank((unsigned char)*text)) text++;
    *number = (lua_Integer)(negative ? 0 - sum : sum);
    return text == end;
}

static int base_tonumber(lua_State *L) {
    size_t length;
    if (lua_isnoneornil(L, 2)) {
        luaL_checkany(L, 1);
        if (lua_type(L, 1) == LUA_TNUMBER) {
            lua_settop(L, 1);
            return 1;
        }
        if (lua_type(L, 1) == LUA_TSTRING) {
            const char *text = lua_tolstring(L, 1, &length);
            charge_bytes(L, length);
            if (lua_stringtonumber(L, text) == length + 1) return 1;
        }
        lua_pushnil(L);
        return 1;
    }
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_Integer base = luaL_checkinteger(L, 2), number;
    luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
    const char *text = lua_tolstring(L, 1, &length);
    charge_bytes(L, length);
    if (whole_number(text, length, (int)base, &number)) lua_pushinteger(L, number);
    else lua_pushnil(L);
    return 1;
}

static int base_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    push_text(L, 1);
    return 1;
}

static int base_type(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushstring(L, is_view(L, 1) ? "table" : luaL_typename(L, 1));
    return 1;
}

static int base_rawequal(lua_State *L) {
    luaL_checkany(L, 1);
    luaL_checkany(L, 2);
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

static int base_rawget(lua_State *L) {
    check_sequence(L, 1);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    if (is_view(L, 1)) view_push_field(L, view_at(L, 1), 2);
    else lua_rawget(L, 1);
    return 1;
}

static int base_rawlen(lua_State *L) {
    if (lua_type(L, 1) == LUA_TSTRING) lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    else {
        check_sequence(L, 1);
        lua_pushinteger(L, sequence_length(L, 1));
    }
    return 1;
}

static int base_getmetatable(lua_State *L) {
    luaL_checkany(L, 1);
    if (!lua_getmetatable(L, 1)) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushliteral(L, "__metatable");
    if (lua_rawget(L, -2) == LUA_TNIL) lua_pop(L, 1);
    return 1;
}

static int base_setmetatable(lua_State *L) {
    static const char *const refused[] = {"__gc", "__mode", "__close"};
    check_writable(L, 1);
    if (!lua_isnil(L, 2)) check_writable(L, 2);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) return luaL_error(L, "cannot change a protected metatable");
    for (int i = 0; i < 3 && lua_istable(L, 2); i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL) return luaL_error(L, "'%s' is not allowed in a metatable", refused[i]);
        lua_pop(L, 1);
    }
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

const luaL_Reg base_functions[] = {
    {"assert", base_assert},
    {"error", base_error},
    {"getmetatable", base_getmetatable},
    {"ipairs", walk_ipairs},
    {"next", walk_next},
    {"pairs", walk_pairs},
    {"pcall", base_pcall},
    {"rawequal", base_rawequal},
    {"rawget", base_rawget},
    {"rawlen", base_rawlen},
    {"select", base_select},
    {"setmetatable", base_setmetatable},
    {"tonumber", base_tonumber},
    {"tostring", base_tostring},
    {"type", base_type},
    {"xpcall", base_xpcall},
    {NULL, NULL},
};
