// The utf8 library. Text must be UTF-8 as Unicode has it: no surrogates, nothing above U+10FFFF, no longer forms.

#include <string.h>

#include "internal.h"

/// The length of the character at `text`, or 0 when there is none; its number in `code`.
static size_t character(const char *text, size_t length, uint32_t *code) {
    if (length == 0) return 0;
    unsigned char first = (unsigned char)text[0];
    size_t bytes = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (bytes == 0 || bytes > length || !utf8_valid(text, bytes)) return 0;
    *code = bytes == 1 ? first : first & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) *code = *code << 6 | ((unsigned char)text[i] & 0x3F);
    return bytes;
}

static bool continues(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

static lua_Integer from_end(lua_Integer position, size_t length) {
    if (position >= 0) return position;
    return 0u - (size_t)position > length ? 0 : (lua_Integer)length + position + 1;
}

static size_t encode(char *bytes, uint32_t code) {
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    size_t count = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = count; i-- > 1; code >>= 6) bytes[i] = (char)(0x80 | (code & 0x3F));
    bytes[0] = (char)((0xF00u >> count & 0xF0u) | code);
    return count;
}

static int utf8_char(lua_State *L) {
    int count = lua_gettop(L);
    buffer out;
    buffer_begin(L, &out);
    for (int i = 1; i <= count; i++) {
        lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, i);
        luaL_argcheck(L, code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF), i, "value out of range");
        char bytes[4];
        buffer_add(&out, bytes, encode(bytes, (uint32_t)code));
    }
    buffer_push(&out);
    return 1;
}

static int utf8_len(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer first = from_end(luaL_optinteger(L, 2, 1), length), last = from_end(luaL_optinteger(L, 3, -1), length), count = 0;
    luaL_argcheck(L, first >= 1 && first - 1 <= (lua_Integer)length, 2, "initial position out of bounds");
    luaL_argcheck(L, last - 1 < (lua_Integer)length, 3, "final position out of bounds");
    charge_bytes(L, length);
    for (lua_Integer at = first - 1; at < last; count++) {
        uint32_t code;
        size_t bytes = character(text + at, length - (size_t)at, &code);
        if (bytes == 0) {
            lua_pushnil(L);
            lua_pushinteger(L, at + 1);
            return 2;
        }
        at += (lua_Integer)bytes;
    }
    lua_pushinteger(L, count);
    return 1;
}

static int utf8_codepoint(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer first = from_end(luaL_optinteger(L, 2, 1), length), last = from_end(luaL_optinteger(L, 3, first), length);
    luaL_argcheck(L, first >= 1, 2, "out of bounds");
    luaL_argcheck(L, last <= (lua_Integer)length, 3, "out of bounds");
    if (first > last) return 0;
    if (last - first >= spread_max) return luaL_error(L, "string slice too long");
    luaL_checkstack(L, (int)(last - first) + 1, "string slice too long");
    charge(L, (uint64_t)(last - first));
    int count = 0;
    for (lua_Integer at = first - 1; at < last; count++) {
        uint32_t code;
        size_t bytes = character(text + at, length - (size_t)at, &code);
        if (bytes == 0) return luaL_error(L, "invalid UTF-8 code");
        lua_pushinteger(L, code);
        at += (lua_Integer)bytes;
    }
    return count;
}

static int utf8_offset(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer n = luaL_checkinteger(L, 2), size = (lua_Integer)length;
    lua_Integer at = from_end(luaL_optinteger(L, 3, n >= 0 ? 1 : size + 1), length) - 1;
    luaL_argcheck(L, at >= 0 && at <= size, 3, "position out of bounds");
    charge_bytes(L, length);
    if (n == 0) {
        while (at > 0 && at < size && continues(text[at])) at--;
        lua_pushinteger(L, at + 1);
        return 1;
    }
    if (at < size && continues(text[at])) return luaL_error(L, "initial position is a continuation byte");
    for (; n < 0 && at > 0; n++) {
        do at--;
        while (at > 0 && continues(text[at]));
    }
    if (n > 0) {
        for (n--; n > 0 && at < size; n--) {
            do at++;
            while (at < size && continues(text[at]));
        }
    }
    if (n == 0) lua_pushinteger(L, at + 1);
    else lua_pushnil(L);
    return 1;
}

static int codes_step(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Unsigned at = (lua_Unsigned)lua_tointeger(L, 2);
    if (at > length) return 0;
    if (at > 0) {
        while (at < length && continues(text[at])) at++;
    }
    if (at >= length) return 0;
    uint32_t code;
    if (character(text + at, length - at, &code) == 0) return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, code);
    return 2;
}

static int utf8_codes(lua_State *L) {
    luaL_checkstring(L, 1);
    lua_pushcfunction(L, codes_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void utf8_constants(lua_State *L) {
    lua_pushlstring(L, "[\0-\x7F\xC2-\xFD][\x80-\xBF]*", 14);
    lua_setfield(L, -2, "charpattern");
}

const luaL_Reg utf8_functions[] = {
    {"char", utf8_char}, {"codepoint", utf8_codepoint}, {"codes", utf8_codes}, {"len", utf8_len}, {"offset", utf8_offset}, {NULL, NULL},
};
