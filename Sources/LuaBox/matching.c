// find, match, gmatch and gsub, on the matcher of our own.

// memmem is not in the standard.
#define _GNU_SOURCE
#include <string.h>

#include "internal.h"
#include "pattern.h"

enum { items_here = 48, sets_here = 24 };

/// A compiled pattern with room for a short one; a longer one lies in the state's memory.
typedef struct {
    pattern pattern;
    pattern_item items[items_here];
    byte_set sets[sets_here];
} ready_pattern;

static void spend(pattern_match *match) { charge_step_batch(match->owner, match->steps); }

static void settle(pattern_match *match) {
    uint32_t steps = match->steps;
    match->steps = 0;
    charge_step_batch(match->owner, steps);
}

static void check_pattern(lua_State *L, const pattern *pattern) {
    if (!pattern->fault) return;
    if (pattern->fault_capture || strcmp(pattern->fault, "invalid capture index") == 0) {
        luaL_error(L, "%s %%%d in pattern", pattern->fault, pattern->fault_capture);
    }
    luaL_error(L, "%s", pattern->fault);
}

static void *memory_for(lua_State *L, size_t length, size_t head) {
    return lua_newuserdatauv(L, head + pattern_sets_for(length) * sizeof(byte_set) + pattern_items_for(length) * sizeof(pattern_item), 0);
}

/// Compiles onto the C stack, or into a block that it leaves on the Lua stack.
static void compile(lua_State *L, ready_pattern *ready, const char *text, size_t length, bool anchors) {
    ready->pattern.items = ready->items;
    ready->pattern.sets = ready->sets;
    charge_bytes(L, length * 8);
    if (pattern_items_for(length) > items_here || pattern_sets_for(length) > sets_here) {
        ready->pattern.sets = memory_for(L, length, 0);
        ready->pattern.items = (pattern_item *)(void *)(ready->pattern.sets + pattern_sets_for(length));
    }
    pattern_compile(&ready->pattern, text, length, anchors);
    check_pattern(L, &ready->pattern);
}

static pattern_match begin(lua_State *L, const pattern *pattern, const char *text, size_t length) {
    return (pattern_match){.pattern = pattern, .begin = text, .end = text + length, .spend = spend, .owner = L};
}

static const char *attempt(lua_State *L, pattern_match *match, const char *from) {
    const char *end = pattern_run(match, from);
    if (match->too_complex) luaL_error(L, "pattern too complex");
    return end;
}

/// Pushes a capture; number 0 of a pattern without captures is the whole match.
static void push_capture(lua_State *L, const pattern_match *match, int number, const char *from, const char *to) {
    if (number >= match->pattern->captures) {
        if (number != 0) luaL_error(L, "invalid capture index %%%d", number + 1);
        lua_pushlstring(L, from, (size_t)(to - from));
        return;
    }
    const capture *capture = &match->captures[number];
    if (capture->length == capture_place) lua_pushinteger(L, capture->start - match->begin + 1);
    else lua_pushlstring(L, capture->start, (size_t)capture->length);
}

static int push_captures(lua_State *L, const pattern_match *match, const char *from, const char *to) {
    int count = match->pattern->captures == 0 && from ? 1 : match->pattern->captures;
    luaL_checkstack(L, count, "too many captures");
    for (int i = 0; i < count; i++) push_capture(L, match, i, from, to);
    return count;
}

/// The offset that a position stands for, counted from the end when it is negative; NULL is past the end.
static bool start_offset(lua_Integer position, size_t length, size_t *offset) {
    if (position > 0) *offset = (size_t)position - 1;
    else if (position == 0 || position < -(lua_Integer)length) *offset = 0;
    else *offset = length + (size_t)position;
    return *offset <= length;
}

static int find_or_match(lua_State *L, bool find) {
    size_t length, pattern_length, offset;
    const char *text = luaL_checklstring(L, 1, &length), *pattern = luaL_checklstring(L, 2, &pattern_length);
    if (!start_offset(luaL_optinteger(L, 3, 1), length, &offset)) {
        lua_pushnil(L);
        return 1;
    }
    if (find && (lua_toboolean(L, 4) || !strpbrk(pattern, "^$*+?.([%-") || pattern_length == 0)) {
        if (lua_toboolean(L, 4) || strlen(pattern) == pattern_length) {
            charge_bytes(L, length - offset + pattern_length);
            const char *found = pattern_length == 0 ? text + offset : memmem(text + offset, length - offset, pattern, pattern_length);
            if (!found) {
                lua_pushnil(L);
                return 1;
            }
            lua_pushinteger(L, found - text + 1);
            lua_pushinteger(L, found - text + (lua_Integer)pattern_length);
            return 2;
        }
    }
    ready_pattern ready;
    compile(L, &ready, pattern, pattern_length, true);
    pattern_match match = begin(L, &ready.pattern, text, length);
    const char *from = text + offset;
    do {
        const char *to = attempt(L, &match, from);
        if (!to) continue;
        settle(&match);
        if (!find) return push_captures(L, &match, from, to);
        lua_pushinteger(L, from - text + 1);
        lua_pushinteger(L, to - text);
        return push_captures(L, &match, NULL, NULL) + 2;
    } while (from++ < match.end && !ready.pattern.anchored);
    settle(&match);
    lua_pushnil(L);
    return 1;
}

static int string_find(lua_State *L) { return find_or_match(L, true); }
static int string_match(lua_State *L) { return find_or_match(L, false); }

// MARK: gmatch

typedef struct {
    pattern pattern;
    size_t next;
    size_t last_end;
    bool any;
} walk;

/// Upvalues: the text, the walk.
static int gmatch_step(lua_State *L) {
    size_t length;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &length);
    walk *walk = lua_touserdata(L, lua_upvalueindex(2));
    pattern_match match = begin(L, &walk->pattern, text, length);
    for (; walk->next <= length; walk->next++) {
        const char *from = text + walk->next, *to = attempt(L, &match, from);
        if (!to || (walk->any && (size_t)(to - text) == walk->last_end)) continue;
        walk->next = walk->last_end = (size_t)(to - text);
        walk->any = true;
        settle(&match);
        return push_captures(L, &match, from, to);
    }
    settle(&match);
    lua_pushnil(L);
    return 1;
}

static int string_gmatch(lua_State *L) {
    size_t length, pattern_length, offset;
    luaL_checklstring(L, 1, &length);
    const char *pattern = luaL_checklstring(L, 2, &pattern_length);
    if (!start_offset(luaL_optinteger(L, 3, 1), length, &offset)) offset = length + 1;
    lua_settop(L, 2);
    charge_bytes(L, pattern_length * 8);
    lua_pushvalue(L, 1);
    size_t head = (sizeof(walk) + 15) & ~(size_t)15;
    char *memory = memory_for(L, pattern_length, head);
    walk *walk = (void *)memory;
    walk->next = offset;
    walk->last_end = 0;
    walk->any = false;
    walk->pattern.sets = (byte_set *)(void *)(memory + head);
    walk->pattern.items = (pattern_item *)(void *)(walk->pattern.sets + pattern_sets_for(pattern_length));
    pattern_compile(&walk->pattern, pattern, pattern_length, false);
    check_pattern(L, &walk->pattern);
    lua_pushcclosure(L, gmatch_step, 2);
    return 1;
}

// MARK: gsub

static void add_replacement(lua_State *L, const pattern_match *match, buffer *out, const char *from, const char *to) {
    size_t length;
    const char *next = lua_tolstring(L, 3, &length), *end = next + length;
    charge_bytes(L, length);
    while (next < end) {
        const char *escape = memchr(next, '%', (size_t)(end - next));
        buffer_add(out, next, (size_t)((escape ? escape : end) - next));
        if (!escape) return;
        next = escape + 2;
        char which = escape + 1 < end ? escape[1] : 0;
        if (which == '%') *buffer_room(out, 1) = '%';
        else if (which == '0') {
            charge_bytes(L, (size_t)(to - from));
            buffer_add(out, from, (size_t)(to - from));
        } else if (which >= '1' && which <= '9') {
            push_capture(L, match, which - '1', from, to);
            lua_tolstring(L, -1, NULL);
            charge_bytes(L, lua_rawlen(L, -1));
            buffer_add_value(out);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
    }
}

/// Adds what takes the match's place. Returns false when the match stays as it is.
static bool add_value(lua_State *L, const pattern_match *match, buffer *out, const char *from, const char *to, int type) {
    if (type == LUA_TSTRING) {
        add_replacement(L, match, out, from, to);
        return true;
    }
    if (type == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, push_captures(L, match, from, to), 1);
    } else {
        push_capture(L, match, 0, from, to);
        if (is_view(L, 3)) {
            view_push_field(L, view_at(L, 3), lua_gettop(L));
            lua_remove(L, -2);
        } else {
            lua_gettable(L, 3);
        }
    }
    charge_bytes(L, (size_t)(to - from));
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        buffer_add(out, from, (size_t)(to - from));
        return false;
    }
    if (!lua_isstring(L, -1)) luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    lua_tolstring(L, -1, NULL);
    charge_bytes(L, lua_rawlen(L, -1));
    buffer_add_value(out);
    return true;
}

static int string_gsub(lua_State *L) {
    size_t length, pattern_length;
    const char *text = luaL_checklstring(L, 1, &length), *pattern = luaL_checklstring(L, 2, &pattern_length);
    int type = lua_type(L, 3) == LUA_TNUMBER ? LUA_TSTRING : lua_type(L, 3);
    if (type != LUA_TSTRING && type != LUA_TTABLE && type != LUA_TFUNCTION && type != LUA_TUSERDATA) {
        return luaL_error(L, "bad argument #3 to 'gsub' (string/function/table expected, got %s)", luaL_typename(L, 3));
    }
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1), done = 0;
    if (type == LUA_TSTRING) lua_tolstring(L, 3, NULL);
    ready_pattern ready;
    lua_settop(L, 4);
    compile(L, &ready, pattern, pattern_length, true);
    pattern_match match = begin(L, &ready.pattern, text, length);
    const char *from = text, *last = NULL;
    buffer out;
    buffer_begin(L, &out);
    while (done < most) {
        const char *to = attempt(L, &match, from);
        if (to && to != last) {
            done++;
            settle(&match);
            add_value(L, &match, &out, from, to, type);
            from = last = to;
        } else if (from < match.end) {
            *buffer_room(&out, 1) = *from;
            from++;
        } else {
            break;
        }
        if (ready.pattern.anchored) break;
    }
    settle(&match);
    charge_bytes(L, length);
    buffer_add(&out, from, (size_t)(match.end - from));
    buffer_push(&out);
    lua_pushinteger(L, done);
    return 2;
}

const luaL_Reg pattern_functions[] = {
    {"find", string_find}, {"gmatch", string_gmatch}, {"gsub", string_gsub}, {"match", string_match}, {NULL, NULL},
};
