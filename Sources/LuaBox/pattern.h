// Lua's patterns, compiled once and then matched with a budget of steps. Knows of no Lua state, so that it can be tried alone.
#ifndef LUABOX_PATTERN_H
#define LUABOX_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { captures_max = 32, pattern_depth_max = 200 };

typedef enum {
    item_byte,
    item_any,
    item_set,
    item_open,
    item_place,
    item_close,
    item_back,
    item_balance,
    item_frontier,
    item_end,
} item_kind;
typedef enum { repeat_once, repeat_many, repeat_some, repeat_few, repeat_maybe } item_repeat;

typedef struct {
    uint8_t kind;
    uint8_t repeat;
    /// The byte, the two bytes of a balance, or a capture's number.
    uint8_t first, second;
    uint32_t set;
} pattern_item;

typedef struct {
    uint64_t bits[4];
} byte_set;

typedef struct {
    pattern_item *items;
    byte_set *sets;
    uint32_t count;
    uint32_t set_count;
    int captures;
    bool anchored;
    /// What is wrong with the pattern; NULL when nothing is.
    const char *fault;
    int fault_capture;
} pattern;

/// How many items and sets a pattern of so many bytes may need.
static inline size_t pattern_items_for(size_t length) { return length + 1; }
static inline size_t pattern_sets_for(size_t length) { return length / 2 + 1; }

/// `items` and `sets` point to enough room. With `anchors`, a `^` at the beginning holds the match to the start.
void pattern_compile(pattern *pattern, const char *text, size_t length, bool anchors);

enum { capture_place = -2, capture_open = -1 };

typedef struct {
    const char *start;
    ptrdiff_t length;
} capture;

typedef struct pattern_match {
    const pattern *pattern;
    const char *begin, *end;
    capture captures[captures_max];
    int level;
    int depth;
    uint32_t steps;
    /// Called every `pattern_batch` steps; may jump away.
    void (*spend)(struct pattern_match *match);
    void *owner;
    bool too_complex;
} pattern_match;

enum { pattern_batch = 1024 };

/// Where the match that begins at `from` ends; NULL when there is none.
const char *pattern_run(pattern_match *match, const char *from);

#endif
