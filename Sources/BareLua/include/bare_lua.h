// What the box is measured against: a plain host in C, on the same library, with a count hook and a counting allocator. It keeps its state
// from call to call, guards nothing, and trusts what it is given and gets.
#ifndef BARE_LUA_H
#define BARE_LUA_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *question, *kind, *author, *text;
    int64_t step;
} bare_answer;

typedef struct {
    const char *id, *date;
    int64_t made, kept;
} bare_meeting;

typedef struct {
    const char *today;
    const bare_answer *answers;
    size_t answer_count;
    const bare_meeting *history;
    size_t meeting_count;
} bare_snapshot;

typedef struct bare_lua bare_lua;

/// A state with the module loaded from its source.
bare_lua *bare_lua_open(const char *text, size_t length);
/// Builds the snapshot's tables, calls the hook, and copies the result into a tree of its own. Returns how many values that holds; -1 when
/// the call failed.
long bare_lua_call(bare_lua *host, const char *hook, const bare_snapshot *snapshot);
void bare_lua_close(bare_lua *host);

#endif
