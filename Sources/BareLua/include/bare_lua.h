// What the box is measured against: a plain host in C, on the same library, with a count hook and a counting allocator. It keeps its state
// from call to call, guards nothing, and trusts what it is given and gets.
#ifndef BARE_LUA_H
#define BARE_LUA_H

#include <stddef.h>
#include <stdint.h>

typedef enum { BARE_TABLE, BARE_LIST, BARE_END, BARE_TEXT, BARE_INTEGER, BARE_NUMBER, BARE_BOOLEAN } bare_kind;

/// One value of a snapshot as the host has it. What a table or a list holds comes after it, and then an end.
typedef struct {
    bare_kind kind;
    /// Its name in the table it lies in; NULL elsewhere.
    const char *key;
    const char *text;
    /// Of a text its bytes, of a table or a list what it holds.
    size_t count;
    int64_t integer;
    double number;
} bare_node;

typedef struct bare_lua bare_lua;

/// A state with the module loaded from its source.
bare_lua *bare_lua_open(const char *text, size_t length);
/// Builds the snapshot's tables, calls the hook, and copies the result into a tree of its own. Returns how many values that holds; -1 when
/// the call failed.
long bare_lua_call(bare_lua *host, const char *hook, const bare_node *snapshot);
void bare_lua_close(bare_lua *host);

#endif
