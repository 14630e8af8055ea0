// Where a text is put together. Lua's own buffers need `__close` and `__gc`, which have no meaning in the box.

#include <string.h>

#include "internal.h"

/// Begins a text; it keeps one place on the Lua stack, which stays until the function returns.
void buffer_begin(lua_State *L, buffer *out) {
    out->L = L;
    out->bytes = out->first;
    out->length = 0;
    out->capacity = sizeof out->first;
    lua_pushnil(L);
    out->slot = lua_gettop(L);
}

/// Room for so many bytes more, which count as written.
char *buffer_room(buffer *out, size_t more) {
    if (more > out->capacity - out->length) {
        if (more > ((size_t)1 << 40)) luaL_error(out->L, "resulting string too large");
        size_t capacity = out->capacity * 2 > out->length + more ? out->capacity * 2 : out->length + more;
        luaL_checkstack(out->L, 2, NULL);
        char *bytes = lua_newuserdatauv(out->L, capacity, 0);
        memcpy(bytes, out->bytes, out->length);
        lua_replace(out->L, out->slot);
        out->bytes = bytes;
        out->capacity = capacity;
    }
    char *room = out->bytes + out->length;
    out->length += more;
    return room;
}

void buffer_add(buffer *out, const char *text, size_t length) { memcpy(buffer_room(out, length), text, length); }

/// Adds the text or number on top, and takes it away.
void buffer_add_value(buffer *out) {
    size_t length;
    const char *text = lua_tolstring(out->L, -1, &length);
    buffer_add(out, text, length);
    lua_pop(out->L, 1);
}

void buffer_push(buffer *out) { lua_pushlstring(out->L, out->bytes, out->length); }
