// The box in which a plugin's Lua runs: bytes in, bytes out, and nothing else gets through. No Lua type is named here, so that no
// longjmp can cross a frame of the caller's. README.md says how it is built.
#ifndef LUABOX_H
#define LUABOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One thread's box: its memory, and the images of the modules it has loaded. Never used by two threads at a time.
typedef struct luabox luabox;

/// What one call may use. Zero means none at all.
typedef struct {
    uint64_t instructions;
    uint64_t matcher_steps;
    uint64_t nanoseconds;
    uint64_t memory_bytes;
    uint32_t result_bytes;
    uint32_t log_lines;
    uint32_t log_line_bytes;
} luabox_limits;

/// How a call ended.
typedef enum {
    LUABOX_OK = 0,
    LUABOX_ERROR,
    LUABOX_TIME,
    LUABOX_MEMORY,
    LUABOX_BAD_RESULT,
    LUABOX_BAD_SOURCE,
} luabox_kind;

/// What is called. Nothing here is kept after the call.
typedef struct {
    const char *file;
    size_t file_length;
    const char *text;
    size_t text_length;
    /// The hook's name; NULL lists the module's hooks instead.
    const char *hook;
    size_t hook_length;
    const uint8_t *snapshot;
    size_t snapshot_length;
    luabox_limits limits;
    uint64_t seed;
    /// Whether the lines that run are noted.
    bool trace;
    /// The key under which the positional part of a result that has both keys and positions is given; NULL refuses such a result.
    const char *positional;
    size_t positional_length;
} luabox_request;

/// What came of a call. The pointers belong to the box and hold until its next call.
typedef struct {
    luabox_kind kind;
    /// The encoded result, when the kind is LUABOX_OK.
    const uint8_t *result;
    size_t result_length;
    /// What went wrong, as UTF-8, otherwise.
    const char *message;
    size_t message_length;
    /// The line of the plugin's own file where it did; 0 when it is not known.
    int line;
    uint64_t instructions;
    uint64_t matcher_steps;
    uint64_t nanoseconds;
    uint64_t memory_bytes;
    /// `log_count` lines, one after the other: each two bytes of length, low byte first, and the text.
    const uint8_t *log;
    size_t log_length;
    uint32_t log_count;
    const int32_t *trace;
    size_t trace_count;
} luabox_report;

/// Makes a box, or returns NULL when there is no memory or when one of its doors turns out to be open.
luabox *luabox_open(void);
void luabox_close(luabox *box);

/// Loads the module into a fresh state, calls the hook and forgets the state.
void luabox_call(luabox *box, const luabox_request *request, luabox_report *report);

/// Puts the box's memory back to what it was before anybody's snapshot came in, and wipes the rest. Called when the report has been read.
void luabox_settle(luabox *box);

/// The release of the Lua library that runs, such as "Lua 5.4.4".
const char *luabox_release(void);

/// The box that the running thread was given by this owner, so that work already on its thread need not be handed over; or NULL.
luabox *luabox_of_thread(const void *owner);
void luabox_give_thread(luabox *box, const void *owner);

#ifdef __cplusplus
}
#endif
#endif
