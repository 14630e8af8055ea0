// What the parts of the box share. Each part is one file, and its first comment says what it answers.
#ifndef LUABOX_INTERNAL_H
#define LUABOX_INTERNAL_H

#include <lauxlib.h>
#include <lua.h>
#include <setjmp.h>

#include "luabox.h"

// MARK: Sizes

enum {
    source_bytes_max = 64 * 1024,
    depth_max = 16,
    nodes_max = 5000,
    message_max = 1024,
    trace_max = 20000,
    /// Instructions between two looks at the budget.
    look_interval = 100,
    /// How many results one call may spread over the stack. Doubled twice on its way through other calls it is still below
    /// `largest_stack`, so that too many of them is an error that can be caught, and not the end of the call.
    spread_max = 2000,
};

// MARK: The encoded form, shared with Swift (LuaEncoder.swift, LuaDecoder.swift)

typedef enum { tag_null, tag_false, tag_true, tag_integer, tag_number, tag_string, tag_list, tag_table } cell_tag;

/// One value: a scalar's bits, or where its bytes, elements or entries begin.
typedef struct {
    uint32_t tag;
    uint32_t count;
    uint64_t bits;
} cell;

/// One key with its value. The entries of a table lie in the order of their keys' bytes.
typedef struct {
    uint32_t key;
    uint32_t key_length;
    cell value;
} entry;

/// What a list or table of the snapshot is to the plugin: a place in the bytes, and no way to write there.
typedef struct {
    uint32_t tag;
    uint32_t count;
    uint64_t offset;
} view;

// MARK: The box

/// Where things lie in the registry. Lua itself uses 1 and 2.
enum { ref_views = 3, ref_view_meta, ref_globals, ref_kit, ref_chunk, ref_module, ref_result, ref_walked, ref_walked_keys, ref_last };

typedef struct image {
    char *bytes;
    size_t length;
    char *source;
    size_t file_length;
    size_t text_length;
    uint64_t hash;
    uint64_t used_last;
    /// What running the module's body took; every call that starts from the image has used it too.
    uint64_t instructions;
    uint64_t matcher_steps;
    size_t peak;
    bool body_ran;
} image;

enum { images_max = 64 };

struct luabox {
    char *arena;
    size_t arena_bytes;
    lua_State *L;
    image base;
    image images[images_max];
    int image_count;
    uint64_t clock;
    /// The image that the arena holds untouched; NULL when it was used.
    image *pristine;

    const luabox_request *request;
    bool armed;
    luabox_kind aborted;
    const char *abort_reason;
    int abort_line;
    bool refused;
    uint64_t instructions;
    uint64_t matcher_steps;
    uint64_t started;
    uint64_t deadline;
    int interval;
    size_t churned;
    uint64_t random[4];
    bool random_ready;

    jmp_buf panic;
#ifdef LUABOX_TESTED
    /// What a test makes the next call do; see Tests/LuaBoxStock/include/luabox_stock.h.
    int provocation;
#endif
    luabox_kind kind;
    int line;
    char message[message_max + 8];
    size_t message_length;

    uint8_t *out;
    size_t out_length;
    size_t out_capacity;
    uint64_t out_weight;
    int nodes;
    int walked_at;

    uint8_t *log;
    size_t log_length;
    size_t log_capacity;
    uint32_t log_count;

    int32_t *trace;
    size_t trace_count;
};

static inline luabox *box_of(lua_State *L) { return *(luabox **)lua_getextraspace(L); }

// arena.c
size_t arena_used(luabox *box);
size_t arena_peak(luabox *box);
void arena_forget_peak(luabox *box);
size_t arena_stack_bytes(luabox *box);
bool arena_map(luabox *box);
void arena_unmap(luabox *box);
void arena_clear(luabox *box);
bool arena_keep(luabox *box, image *image);
void arena_restore(luabox *box, const image *image);
void *arena_allocate(void *box, void *block, size_t old_size, size_t new_size);

// budget.c
uint64_t now_nanoseconds(void);
void budget_arm(luabox *box);
void budget_hook(lua_State *L, lua_Debug *frame);
void budget_look_soon(luabox *box);
void budget_long_string(luabox *box, size_t bytes);
/// Counts work done in C as instructions; ends the call when they are used up.
void charge(lua_State *L, uint64_t instructions);
/// The same for a copy or a comparison of so many bytes.
static inline void charge_bytes(lua_State *L, size_t bytes) { charge(L, bytes / 8 + 1); }
void charge_step_batch(lua_State *L, uint64_t steps);
void abort_note(luabox *box, luabox_kind kind, const char *reason);
_Noreturn void abort_raise(lua_State *L, luabox_kind kind, const char *reason);
/// Raises the abort again when the call has been aborted. Every catch goes through here.
void abort_rethrow(lua_State *L);

// length.c
void check_length(lua_State *L);

// place.c
int place_line(lua_State *L, const luabox *box);
void message_set(luabox *box, const char *text, size_t length);
void message_format(luabox *box, const char *format, ...) __attribute__((format(printf, 2, 3)));

// state.c
bool state_prepare(luabox *box);

// readonly.c
void readonly_wrap(lua_State *L);
bool readonly_real(lua_State *L, int index);
void readonly_library(lua_State *L, const luaL_Reg *functions);
int readonly_refuse(lua_State *L);
/// Raises an error unless the argument is a table that may be written.
void check_writable(lua_State *L, int index);

// view.c
void view_open(lua_State *L);
int view_push_arguments(lua_State *L);
static inline view *view_at(lua_State *L, int index) { return (view *)lua_touserdata(L, index); }
static inline bool is_view(lua_State *L, int index) { return lua_type(L, index) == LUA_TUSERDATA; }
int view_push_element(lua_State *L, const view *view, lua_Integer position);
void view_push_entry(lua_State *L, const view *view, uint32_t position);
int view_push_field(lua_State *L, const view *view, int key);
const cell *view_cells(luabox *box, const view *view);
const entry *view_entries(luabox *box, const view *view);
const char *view_bytes(luabox *box, uint64_t offset, uint64_t length);
bool view_of_cell(luabox *box, const cell *cell, view *view);

// sequence.c: what is read the same from a table and from a view
void check_sequence(lua_State *L, int index);
lua_Integer sequence_length(lua_State *L, int index);
int sequence_get(lua_State *L, int index, lua_Integer position);

// result.c
int result_encode(lua_State *L);
/// Encodes the kept result again, in an order that does not change, so that of several faults the same one is found.
int result_encode_sorted(lua_State *L);
int result_encode_hooks(lua_State *L);

// order.c
void order_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));
int bytes_compare(const char *a, size_t a_length, const char *b, size_t b_length);

// walk.c
int walk_pairs(lua_State *L);
int walk_ipairs(lua_State *L);
int walk_next(lua_State *L);
/// Pushes the keys of the table at `index` as a sorted list, and returns their number.
lua_Integer walk_sorted_keys(lua_State *L, int index);

// buffer.c
typedef struct {
    lua_State *L;
    char *bytes;
    size_t length;
    size_t capacity;
    int slot;
    char first[512];
} buffer;
void buffer_begin(lua_State *L, buffer *out);
char *buffer_room(buffer *out, size_t more);
void buffer_add(buffer *out, const char *text, size_t length);
void buffer_add_value(buffer *out);
void buffer_push(buffer *out);

// words.c
void push_text(lua_State *L, int index);
bool utf8_valid(const char *text, size_t length);

// sort.c
/// Sorts the list at `list` in place, stably; `less` is a function's index or 0 for the order of `<`.
void sort_list(lua_State *L, int list, lua_Integer count, int less);
/// Sorts a list of places in `keys` by what lies there.
void sort_places(lua_State *L, int list, int keys, lua_Integer count);

// The libraries.
extern const luaL_Reg base_functions[], string_functions[], table_functions[], math_functions[], utf8_functions[];
extern const luaL_Reg kit_list_functions[], kit_date_functions[], kit_number_functions[], kit_functions[];
extern const luaL_Reg pattern_functions[], format_functions[];
void math_constants(lua_State *L);
void utf8_constants(lua_State *L);

#endif
