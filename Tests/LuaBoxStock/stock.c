#include "luabox_stock.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <string.h>

long luabox_stock_run(const char *code, size_t code_length, char *out, size_t capacity) {
    lua_State *L = luaL_newstate();
    if (!L) return -1;
    luaL_openlibs(L);
    int status = luaL_loadbuffer(L, code, code_length, "=stock") || lua_pcall(L, 0, 1, 0);
    size_t length = 0;
    const char *text = luaL_tolstring(L, -1, &length);
    if (length >= capacity) length = capacity - 1;
    memcpy(out, text, length);
    out[length] = 0;
    lua_close(L);
    return status ? -1 : (long)length;
}
