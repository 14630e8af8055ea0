// How a hardened state comes to be, once per box: what a plugin can name, and which doors of Lua are walled up.

#include <string.h>
#include <sys/random.h>

#include "internal.h"

/// Takes a metamethod's name away from Lua: the bytes of the very string that Lua compares with are replaced by random ones, so that
/// no table of the plugin's can ever hold that key, whenever it is set. `setmetatable` only refuses what is there when it is called.
static bool unname(lua_State *L, const char *name) {
    lua_pushstring(L, name);
    char *own = (char *)(uintptr_t)lua_tostring(L, -1);
    size_t length = strlen(name);
    if (getentropy(own, length) != 0) return false;
    own[0] = (char)0xFF;
    lua_pop(L, 1);
    return true;
}

static int count_call(lua_State *L) {
    lua_pushboolean(L, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, "finaliser ran");
    return 0;
}

/// Whether the arena knows which block is the Lua stack, so that its growth can be held.
static bool stack_known(lua_State *L) {
    luabox *box = box_of(L);
    size_t before = arena_stack_bytes(box);
    return lua_checkstack(L, 400) && before > 0 && arena_stack_bytes(box) > before && arena_stack_bytes(box) >= 400 * 16;
}

/// Tries the doors that are closed by taking names away: a finaliser must not run, and a table must not become weak.
static bool doors_closed(lua_State *L) {
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 0);
    lua_setfield(L, -2, "held");
    lua_createtable(L, 0, 2);
    lua_pushliteral(L, "kv");
    lua_setfield(L, -2, "__mode");
    lua_pushcfunction(L, count_call);
    lua_setfield(L, -2, "__gc");
    lua_pushcfunction(L, count_call);
    lua_setfield(L, -2, "__close");
    lua_createtable(L, 0, 0);
    lua_pushvalue(L, -2);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    lua_setmetatable(L, -2);
    lua_gc(L, LUA_GCCOLLECT);
    lua_getfield(L, -1, "held");
    bool strong = lua_istable(L, -1);
    lua_getfield(L, LUA_REGISTRYINDEX, "finaliser ran");
    bool quiet = lua_isnil(L, -1);
    lua_pop(L, 3);
    lua_gc(L, LUA_GCCOLLECT);
    return strong && quiet;
}

static int unknown_global(lua_State *L) {
    push_text(L, 2);
    return luaL_error(L, "unknown global '%s'", lua_tostring(L, -1));
}

static void library(lua_State *L, const char *name, const luaL_Reg *functions, void (*more)(lua_State *)) {
    readonly_library(L, functions);
    if (more) more(L);
    readonly_wrap(L);
    lua_setfield(L, -2, name);
}

/// Strings find their methods in the library that is on top, and `getmetatable("")` is false.
static void string_methods(lua_State *L) {
    luaL_setfuncs(L, pattern_functions, 0);
    luaL_setfuncs(L, format_functions, 0);
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

static void open_globals(lua_State *L) {
    readonly_library(L, base_functions);
    library(L, "string", string_functions, string_methods);
    library(L, "table", table_functions, NULL);
    library(L, "math", math_functions, math_constants);
    library(L, "utf8", utf8_functions, utf8_constants);
    lua_pushliteral(L, "Lua 5.4");
    lua_setfield(L, -2, "_VERSION");
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, unknown_global);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    readonly_wrap(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

static void open_kit(lua_State *L) {
    readonly_library(L, kit_functions);
    library(L, "list", kit_list_functions, NULL);
    library(L, "date", kit_date_functions, NULL);
    library(L, "number", kit_number_functions, NULL);
    readonly_wrap(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_kit);
}

static int set_up(lua_State *L) {
    for (int place = ref_views; place < ref_last; place++) {
        lua_pushboolean(L, 0);
        lua_rawseti(L, LUA_REGISTRYINDEX, place);
    }
    bool unnamed = unname(L, "__gc") && unname(L, "__mode") && unname(L, "__close");
    open_globals(L);
    open_kit(L);
    view_open(L);
    lua_pushboolean(L, unnamed && doors_closed(L) && stack_known(L));
    return 1;
}

static int panic(lua_State *L) {
    longjmp(box_of(L)->panic, 1);
    return 0;
}

/// Makes the base image: a state in which nothing is loaded yet.
bool state_prepare(luabox *box) {
    if (setjmp(box->panic) != 0) return false;
    box->L = lua_newstate(arena_allocate, box);
    if (!box->L) return false;
    *(luabox **)lua_getextraspace(box->L) = box;
    lua_atpanic(box->L, panic);
    lua_gc(box->L, LUA_GCSTOP);
    lua_pushcfunction(box->L, set_up);
    bool ready = lua_pcall(box->L, 0, 1, 0) == LUA_OK && lua_toboolean(box->L, -1);
    lua_settop(box->L, 0);
    lua_gc(box->L, LUA_GCSTOP);
    return ready && arena_keep(box, &box->base);
}
