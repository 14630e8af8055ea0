// How values read as text, with no address in it, and which bytes are text.

#include <string.h>

#include "internal.h"

/// Pushes what `tostring` gives. A `__tostring` is asked; nothing else says more about a table than that it is one.
void push_text(lua_State *L, int index) {
    index = lua_absindex(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
        return;
    }
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        lua_pushvalue(L, index);
        lua_tolstring(L, -1, NULL);
        break;
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TNIL: lua_pushliteral(L, "nil"); break;
    case LUA_TFUNCTION: lua_pushliteral(L, "function"); break;
    default: lua_pushliteral(L, "table"); break;
    }
}

bool utf8_valid(const char *text, size_t length) {
    const unsigned char *next = (const unsigned char *)text, *end = next + length;
    while (next < end) {
        uint64_t eight;
        if (end - next >= 8 && (memcpy(&eight, next, 8), (eight & 0x8080808080808080u) == 0)) {
            next += 8;
            continue;
        }
        unsigned char first = *next++;
        if (first < 0x80) continue;
        int more = first >= 0xC2 && first <= 0xDF ? 1 : first >= 0xE0 && first <= 0xEF ? 2 : first >= 0xF0 && first <= 0xF4 ? 3 : 0;
        if (more == 0 || end - next < more) return false;
        if ((first == 0xE0 && next[0] < 0xA0) || (first == 0xED && next[0] > 0x9F)) return false;
        if ((first == 0xF0 && next[0] < 0x90) || (first == 0xF4 && next[0] > 0x8F)) return false;
        while (more-- > 0) {
            if ((*next++ & 0xC0) != 0x80) return false;
        }
    }
    return true;
}
