// How a library is kept from being written: the plugin holds an empty table, and looks are led on to the real one.

#include "internal.h"

int readonly_refuse(lua_State *L) {
    if (lua_type(L, 2) == LUA_TSTRING) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
        bool global = lua_rawequal(L, 1, -1);
        lua_pop(L, 1);
        const char *reason = global ? "global '%s' cannot be set: use a local" : "'%s' cannot be set: this is read-only";
        return luaL_error(L, reason, lua_tostring(L, 2));
    }
    return luaL_error(L, "this is read-only");
}

/// Replaces the table on top by a read-only one that shows the same.
void readonly_wrap(lua_State *L) {
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, readonly_refuse);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

void readonly_library(lua_State *L, const luaL_Reg *functions) {
    int count = 0;
    while (functions[count].name) count++;
    lua_createtable(L, 0, count);
    luaL_setfuncs(L, functions, 0);
}

static bool guarded(lua_State *L, int index) {
    if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return false;
    lua_pushliteral(L, "__newindex");
    lua_rawget(L, -2);
    bool found = lua_tocfunction(L, -1) == readonly_refuse;
    lua_pop(L, 2);
    return found;
}

/// Pushes the real table behind a read-only one; pushes nothing when it is none.
bool readonly_real(lua_State *L, int index) {
    if (!guarded(L, index)) return false;
    lua_getmetatable(L, index);
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    lua_remove(L, -2);
    return true;
}

void check_writable(lua_State *L, int index) {
    if (is_view(L, index)) luaL_error(L, "the snapshot is read-only");
    luaL_checktype(L, index, LUA_TTABLE);
    if (guarded(L, index)) luaL_error(L, "this is read-only");
}
