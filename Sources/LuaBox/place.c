// Where in the plugin's own file something happened, and how a fault is worded.

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"

/// The line that the innermost function written in Lua is at; 0 when none runs. Allocates nothing.
int place_line(lua_State *L, const luabox *box) {
    (void)box;
    lua_Debug frame;
    for (int level = 0; lua_getstack(L, level, &frame); level++) {
        lua_getinfo(L, "Sl", &frame);
        if (frame.what[0] != 'C' && frame.currentline > 0) return frame.currentline;
    }
    return 0;
}

static size_t whole_characters(const char *text, size_t length) {
    size_t end = length;
    while (end > 0 && length - end < 4 && ((unsigned char)text[end] & 0xC0) == 0x80) end--;
    return end;
}

/// Keeps a message, as valid UTF-8 and within bounds.
void message_set(luabox *box, const char *text, size_t length) {
    bool cut = length > message_max;
    if (cut) length = whole_characters(text, message_max);
    memcpy(box->message, text, length);
    if (!utf8_valid(box->message, length)) {
        for (size_t i = 0; i < length; i++) {
            if ((unsigned char)box->message[i] >= 0x80) box->message[i] = '?';
        }
    }
    if (cut) {
        memcpy(box->message + length, "\xE2\x80\xA6", 3);
        length += 3;
    }
    box->message_length = length;
}

void message_format(luabox *box, const char *format, ...) {
    char text[message_max];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length < 0) length = 0;
    message_set(box, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
}
