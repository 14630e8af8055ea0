// The string library without patterns and format. Left out: `dump` (compiled code), `pack unpack packsize` (bytes are not what plugins
// are for, and their sizes lie).

#include <ctype.h>
#include <string.h>

#include "internal.h"

static size_t from_position(lua_Integer position, size_t length) {
    if (position > 0) return (size_t)position;
    if (position == 0) return 1;
    if (position < -(lua_Integer)length) return 1;
    return length + (size_t)position + 1;
}

static size_t to_position(lua_Integer position, size_t length) {
    if (position > (lua_Integer)length) return length;
    if (position >= 0) return (size_t)position;
    if (position < -(lua_Integer)length) return 0;
    return length + (size_t)position + 1;
}

static int string_len(lua_State *L) {
    size_t length;
    luaL_checklstring(L, 1, &length);
    lua_pushinteger(L, (lua_Integer)length);
    return 1;
}

static int string_sub(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    size_t first = from_position(luaL_checkinteger(L, 2), length), last = to_position(luaL_optinteger(L, 3, -1), length);
    if (first > last) lua_pushliteral(L, "");
    else {
        charge_bytes(L, last - first + 1);
        lua_pushlstring(L, text + first - 1, last - first + 1);
    }
    return 1;
}

static int changed(lua_State *L, int (*change)(int), bool backwards) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    charge_bytes(L, length);
    buffer out;
    buffer_begin(L, &out);
    char *room = buffer_room(&out, length);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[backwards ? length - 1 - i : i];
        room[i] = (char)(change ? change(byte) : byte);
    }
    buffer_push(&out);
    return 1;
}

static int string_lower(lua_State *L) { return changed(L, tolower, false); }
static int string_upper(lua_State *L) { return changed(L, toupper, false); }
static int string_reverse(lua_State *L) { return changed(L, NULL, true); }

static int string_rep(lua_State *L) {
    size_t length, between_length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer times = luaL_checkinteger(L, 2);
    const char *between = luaL_optlstring(L, 3, "", &between_length);
    if (times <= 0 || length + between_length == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t most = (size_t)box_of(L)->request->limits.memory_bytes;
    if ((size_t)times > most / (length + between_length)) return luaL_error(L, "resulting string too large");
    size_t total = (size_t)times * length + ((size_t)times - 1) * between_length;
    charge(L, total / 16 + (size_t)times / 8 + 1);
    buffer out;
    buffer_begin(L, &out);
    char *room = buffer_room(&out, total);
    for (lua_Integer i = 0; i < times; i++) {
        memcpy(room, text, length);
        room += length;
        if (i + 1 == times) break;
        memcpy(room, between, between_length);
        room += between_length;
    }
    buffer_push(&out);
    return 1;
}

static int string_byte(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer position = luaL_optinteger(L, 2, 1);
    size_t first = from_position(position, length), last = to_position(luaL_optinteger(L, 3, (lua_Integer)first), length);
    if (first > last) return 0;
    if (last - first >= spread_max) return luaL_error(L, "string slice too long");
    int count = (int)(last - first) + 1;
    charge(L, (uint64_t)count);
    luaL_checkstack(L, count, "string slice too long");
    for (int i = 0; i < count; i++) lua_pushinteger(L, (unsigned char)text[first - 1 + (size_t)i]);
    return count;
}

static int string_char(lua_State *L) {
    int count = lua_gettop(L);
    buffer out;
    buffer_begin(L, &out);
    char *room = buffer_room(&out, (size_t)count);
    for (int i = 1; i <= count; i++) {
        lua_Integer byte = luaL_checkinteger(L, i);
        luaL_argcheck(L, byte >= 0 && byte <= 255, i, "value out of range");
        room[i - 1] = (char)byte;
    }
    buffer_push(&out);
    return 1;
}

const luaL_Reg string_functions[] = {
    {"byte", string_byte}, {"char", string_char},       {"len", string_len}, {"lower", string_lower},
    {"rep", string_rep},   {"reverse", string_reverse}, {"sub", string_sub}, {"upper", string_upper},
    {NULL, NULL},
};
