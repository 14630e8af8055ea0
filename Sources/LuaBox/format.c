// string.format, without `%p` (an address), `%a` and `%q`.

#include <stdio.h>
#include <string.h>

#include "internal.h"

enum { spec_max = 16, number_max = 512 };

/// Copies one directive's flags, width and precision, two digits each at most. Returns where its letter stands.
static const char *read_spec(lua_State *L, const char *next, const char *end, char *spec) {
    size_t length = 0;
    spec[length++] = '%';
    while (next < end && *next && strchr("-+ #0", *next)) {
        if (length > 5) luaL_error(L, "invalid format (repeated flags)");
        spec[length++] = *next++;
    }
    for (int digits = 0; next < end && *next >= '0' && *next <= '9'; digits++) {
        if (digits == 2) luaL_error(L, "invalid format (width or precision too long)");
        spec[length++] = *next++;
    }
    if (next < end && *next == '.') {
        spec[length++] = *next++;
        for (int digits = 0; next < end && *next >= '0' && *next <= '9'; digits++) {
            if (digits == 2) luaL_error(L, "invalid format (width or precision too long)");
            spec[length++] = *next++;
        }
    }
    spec[length] = 0;
    return next;
}

static void add_text(lua_State *L, buffer *out, const char *spec, int argument) {
    luaL_checkany(L, argument);
    push_text(L, argument);
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    charge_bytes(L, length);
    if (spec[1] == 0) {
        buffer_add_value(out);
        return;
    }
    luaL_argcheck(L, length == strlen(text), argument, "string contains zeros");
    if (!strchr(spec, '.') && length >= 100) {
        buffer_add_value(out);
        return;
    }
    char made[number_max], whole[spec_max + 1];
    snprintf(whole, sizeof whole, "%ss", spec);
    int count = snprintf(made, sizeof made, whole, text);
    lua_pop(L, 1);
    buffer_add(out, made, (size_t)count);
}

static void add_number(lua_State *L, buffer *out, const char *spec, char letter, int argument) {
    char made[number_max], whole[spec_max + 4];
    int count;
    if (strchr("dioxX", letter)) {
        snprintf(whole, sizeof whole, "%sll%c", spec, letter);
        count = snprintf(made, sizeof made, whole, (long long)luaL_checkinteger(L, argument));
    } else if (letter == 'c') {
        snprintf(whole, sizeof whole, "%sc", spec);
        count = snprintf(made, sizeof made, whole, (int)luaL_checkinteger(L, argument));
    } else {
        snprintf(whole, sizeof whole, "%s%c", spec, letter);
        count = snprintf(made, sizeof made, whole, luaL_checknumber(L, argument));
    }
    buffer_add(out, made, (size_t)count);
}

static int string_format(lua_State *L) {
    size_t length;
    const char *next = luaL_checklstring(L, 1, &length), *end = next + length;
    int argument = 1;
    charge_bytes(L, length);
    buffer out;
    buffer_begin(L, &out);
    while (next < end) {
        const char *percent = memchr(next, '%', (size_t)(end - next));
        buffer_add(&out, next, (size_t)((percent ? percent : end) - next));
        if (!percent) break;
        next = percent + 1;
        if (next < end && *next == '%') {
            *buffer_room(&out, 1) = '%';
            next++;
            continue;
        }
        char spec[spec_max];
        next = read_spec(L, next, end, spec);
        char letter = next < end ? *next++ : 0;
        charge(L, 4);
        argument++;
        if (letter == 's') add_text(L, &out, spec, argument);
        else if (letter && strchr("dioxXceEfFgG", letter)) add_number(L, &out, spec, letter, argument);
        else return luaL_error(L, "invalid conversion '%s%c' to 'format'", spec, letter ? letter : ' ');
    }
    buffer_push(&out);
    return 1;
}

const luaL_Reg format_functions[] = {{"format", string_format}, {NULL, NULL}};
