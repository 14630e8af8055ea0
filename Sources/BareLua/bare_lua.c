#include "bare_lua.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

struct bare_lua {
    lua_State *L;
    size_t used;
    long instructions;
};

static void *allocate(void *owner, void *block, size_t old_size, size_t new_size) {
    bare_lua *host = owner;
    if (block) host->used -= old_size;
    if (new_size == 0) {
        free(block);
        return NULL;
    }
    if (host->used + new_size > (16u << 20)) return NULL;
    void *fresh = realloc(block, new_size);
    if (fresh) host->used += new_size;
    return fresh;
}

static void count(lua_State *L, lua_Debug *frame) {
    (void)frame;
    bare_lua *host = *(bare_lua **)lua_getextraspace(L);
    host->instructions += 100;
    if (host->instructions > 5000000) luaL_error(L, "the limit of instructions was reached");
}

static int text(lua_State *L) {
    lua_settop(L, 2);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, 1);
    lua_setfield(L, 3, "key");
    if (lua_istable(L, 2)) {
        for (lua_pushnil(L); lua_next(L, 2);) {
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, 3);
        }
    }
    return 1;
}

bare_lua *bare_lua_open(const char *source, size_t length) {
    bare_lua *host = calloc(1, sizeof *host);
    lua_State *L = host->L = lua_newstate(allocate, host);
    *(bare_lua **)lua_getextraspace(L) = host;
    luaL_requiref(L, "_G", luaopen_base, 1);
    luaL_requiref(L, "string", luaopen_string, 1);
    luaL_requiref(L, "table", luaopen_table, 1);
    luaL_requiref(L, "math", luaopen_math, 1);
    luaL_requiref(L, "utf8", luaopen_utf8, 1);
    lua_settop(L, 0);
    lua_sethook(L, count, LUA_MASKCOUNT, 100);
    int status = luaL_loadbufferx(L, source, length, "=bare", "t");
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, text);
    lua_setfield(L, -2, "text");
    if (status == LUA_OK && lua_pcall(L, 1, 1, 0) == LUA_OK) return host;
    bare_lua_close(host);
    return NULL;
}

/// Pushes the value that begins at a node. Returns the node after it.
static const bare_node *push(lua_State *L, const bare_node *node) {
    switch (node->kind) {
    case BARE_TABLE:
        lua_createtable(L, 0, (int)node->count);
        for (node++; node->kind != BARE_END;) {
            const char *key = node->key;
            node = push(L, node);
            lua_setfield(L, -2, key);
        }
        break;
    case BARE_LIST:
        lua_createtable(L, (int)node->count, 0);
        node++;
        for (lua_Integer i = 1; node->kind != BARE_END; i++) {
            node = push(L, node);
            lua_rawseti(L, -2, i);
        }
        break;
    case BARE_TEXT: lua_pushlstring(L, node->text, node->count); break;
    case BARE_INTEGER: lua_pushinteger(L, node->integer); break;
    case BARE_NUMBER: lua_pushnumber(L, node->number); break;
    case BARE_BOOLEAN: lua_pushboolean(L, (int)node->integer); break;
    case BARE_END: lua_pushnil(L); break;
    }
    return node + 1;
}

/// A value of the host's own.
typedef struct value {
    int type;
    char *text;
    double number;
    size_t count;
    struct member *members;
} value;

typedef struct member {
    char *name;
    value value;
} member;

static char *copy_text(lua_State *L, int index) {
    size_t length;
    const char *text = lua_tolstring(L, index, &length);
    char *copy = malloc(length + 1);
    memcpy(copy, text, length + 1);
    return copy;
}

static long read_value(lua_State *L, int index, value *out) {
    long values = 1;
    *out = (value){.type = lua_type(L, index)};
    if (out->type == LUA_TSTRING) out->text = copy_text(L, index);
    else if (out->type == LUA_TNUMBER) out->number = lua_tonumber(L, index);
    else if (out->type == LUA_TBOOLEAN) out->number = lua_toboolean(L, index);
    else if (out->type == LUA_TTABLE) {
        size_t capacity = 0;
        for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
            if (out->count == capacity) {
                capacity = capacity ? capacity * 2 : 4;
                out->members = realloc(out->members, capacity * sizeof *out->members);
            }
            member *at = &out->members[out->count++];
            at->name = lua_type(L, -2) == LUA_TSTRING ? copy_text(L, -2) : NULL;
            values += read_value(L, lua_gettop(L), &at->value);
        }
    }
    return values;
}

static void free_value(value *value) {
    free(value->text);
    for (size_t i = 0; i < value->count; i++) {
        free(value->members[i].name);
        free_value(&value->members[i].value);
    }
    free(value->members);
}

long bare_lua_call(bare_lua *host, const char *hook, const bare_node *snapshot) {
    lua_State *L = host->L;
    host->instructions = 0;
    lua_getfield(L, 1, hook);
    push(L, snapshot);
    long values = -1;
    if (lua_pcall(L, 1, 1, 0) == LUA_OK) {
        value result;
        values = read_value(L, lua_gettop(L), &result);
        free_value(&result);
    }
    lua_settop(L, 1);
    return values;
}

void bare_lua_close(bare_lua *host) {
    if (!host) return;
    lua_close(host->L);
    free(host);
}
