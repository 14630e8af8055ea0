// What `kit` itself offers: texts to be worded for whoever reads them, and a log that is kept with the call.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static void add_parameter(lua_State *L, int name, int value) {
    if (lua_type(L, name) != LUA_TSTRING) luaL_error(L, "a text's parameters have names");
    if (strcmp(lua_tostring(L, name), "key") == 0) luaL_error(L, "a text's parameter cannot be called 'key'");
    int type = lua_type(L, value);
    if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN) {
        luaL_error(L, "a text's parameter '%s' is a text, a number, true or false", lua_tostring(L, name));
    }
    lua_pushvalue(L, name);
    lua_pushvalue(L, value);
    lua_rawset(L, 3);
}

static int kit_text(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_settop(L, 2);
    lua_createtable(L, 0, 3);
    lua_pushliteral(L, "key");
    lua_pushvalue(L, 1);
    lua_rawset(L, 3);
    if (lua_isnil(L, 2)) return 1;
    check_sequence(L, 2);
    if (is_view(L, 2)) {
        const view *view = view_at(L, 2);
        if (view->tag == tag_list && view->count > 0) return luaL_error(L, "a text's parameters have names");
        for (uint32_t i = 0; i < view->count; i++) {
            view_push_entry(L, view, i);
            add_parameter(L, 4, 5);
            lua_settop(L, 3);
            charge(L, 4);
        }
        return 1;
    }
    for (lua_pushnil(L); lua_next(L, 2); lua_settop(L, 4)) {
        add_parameter(L, 4, 5);
        charge(L, 4);
    }
    return 1;
}

/// Writes one character of the log as it is, or spelled out when it could forge a line or hide text. Returns how many bytes it took.
static size_t log_character(const unsigned char *text, size_t left, char *out, size_t *out_length) {
    unsigned char byte = text[0];
    if (byte < 0x20 || byte == 0x7F) {
        const char *known = byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : byte == '\t' ? "\\t" : NULL;
        *out_length = (size_t)(known ? sprintf(out, "%s", known) : sprintf(out, "\\x%02X", byte));
        return 1;
    }
    if (byte < 0x80) {
        out[0] = (char)byte;
        *out_length = 1;
        return 1;
    }
    size_t bytes = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (byte < 0xC2 || byte > 0xF4 || bytes > left || !utf8_valid((const char *)text, bytes)) {
        *out_length = (size_t)sprintf(out, "\\x%02X", byte);
        return 1;
    }
    unsigned code = byte & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) code = code << 6 | (text[i] & 0x3Fu);
    bool forges = (code >= 0x80 && code < 0xA0) || code == 0x2028 || code == 0x2029 || (code >= 0x200E && code <= 0x200F)
        || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    if (forges) {
        *out_length = (size_t)sprintf(out, "\\u{%X}", code);
    } else {
        memcpy(out, text, bytes);
        *out_length = bytes;
    }
    return bytes;
}

static bool log_room(luabox *box, size_t more) {
    if (box->log_length + more <= box->log_capacity) return true;
    size_t capacity = box->log_capacity * 2 + more + 1024;
    uint8_t *grown = realloc(box->log, capacity);
    if (!grown) return false;
    box->log = grown;
    box->log_capacity = capacity;
    return true;
}

static int kit_log(lua_State *L) {
    luabox *box = box_of(L);
    luaL_checkany(L, 1);
    push_text(L, 1);
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    charge_bytes(L, length < 4096 ? length * 8 : 4096);
    size_t most = box->request->limits.log_line_bytes < 60000 ? box->request->limits.log_line_bytes : 60000;
    if (box->log_count >= box->request->limits.log_lines) return 0;
    if (!log_room(box, 2 + most + 3)) return luaL_error(L, "there is no memory for the log");
    char *line = (char *)box->log + box->log_length + 2;
    size_t written = 0, read = 0;
    while (read < length) {
        char spelled[16];
        size_t spelled_length, taken = log_character((const unsigned char *)text + read, length - read, spelled, &spelled_length);
        if (written + spelled_length + 3 > most && !(read + taken == length && written + spelled_length <= most)) {
            if (most >= 3) {
                memcpy(line + written, "\xE2\x80\xA6", 3);
                written += 3;
            }
            break;
        }
        memcpy(line + written, spelled, spelled_length);
        written += spelled_length;
        read += taken;
    }
    box->log[box->log_length] = (uint8_t)(written & 0xFF);
    box->log[box->log_length + 1] = (uint8_t)(written >> 8);
    box->log_length += 2 + written;
    box->log_count++;
    return 0;
}

const luaL_Reg kit_functions[] = {{"log", kit_log}, {"text", kit_text}, {NULL, NULL}};
