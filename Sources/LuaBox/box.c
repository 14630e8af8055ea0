// A call from beginning to end: image, module, hook, report.

#include <stdlib.h>
#include <string.h>

#include "internal.h"

static _Thread_local luabox *box_of_this_thread;
static _Thread_local const void *owner_of_this_thread;

luabox *luabox_of_thread(const void *owner) { return owner_of_this_thread == owner ? box_of_this_thread : NULL; }

void luabox_give_thread(luabox *box, const void *owner) {
    box_of_this_thread = box;
    owner_of_this_thread = owner;
}

const char *luabox_release(void) { return LUA_RELEASE; }

luabox *luabox_open(void) {
    luabox *box = calloc(1, sizeof *box);
    if (!box) return NULL;
    box->trace = malloc(trace_max * sizeof *box->trace);
    box->base.body_ran = false;
    if (box->trace && arena_map(box)) {
        if (state_prepare(box)) return box;
        arena_unmap(box);
    }
    free(box->trace);
    free(box->base.bytes);
    free(box);
    return NULL;
}

static void image_free(image *image) {
    free(image->bytes);
    free(image->source);
}

void luabox_close(luabox *box) {
    if (!box) return;
    for (int i = 0; i < box->image_count; i++) image_free(&box->images[i]);
    image_free(&box->base);
    arena_unmap(box);
    free(box->out);
    free(box->log);
    free(box->trace);
    free(box);
}

// MARK: Images

static uint64_t hash_of(const luabox_request *request) {
    uint64_t hash = 0xcbf29ce484222325u ^ request->text_length;
    for (size_t i = 0; i + 8 <= request->text_length; i += 64) {
        uint64_t eight;
        memcpy(&eight, request->text + i, 8);
        hash = (hash ^ eight) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return hash;
}

static image *find_image(luabox *box, const luabox_request *request, uint64_t hash) {
    for (int i = 0; i < box->image_count; i++) {
        image *image = &box->images[i];
        if (image->hash == hash && image->text_length == request->text_length && image->file_length == request->file_length
            && memcmp(image->source, request->file, request->file_length) == 0
            && memcmp(image->source + request->file_length, request->text, request->text_length) == 0) {
            image->used_last = ++box->clock;
            return image;
        }
    }
    return NULL;
}

/// A place for a new image; the one unused for longest makes room.
static image *free_image(luabox *box) {
    if (box->image_count < images_max) return &box->images[box->image_count++];
    image *oldest = &box->images[0];
    for (int i = 1; i < box->image_count; i++) {
        if (box->images[i].used_last < oldest->used_last) oldest = &box->images[i];
    }
    image_free(oldest);
    if (box->pristine == oldest) box->pristine = NULL;
    return oldest;
}

static image *keep_image(luabox *box, const luabox_request *request, uint64_t hash, bool body_ran) {
    char *source = malloc(request->file_length + request->text_length + 1);
    if (!source) return NULL;
    memcpy(source, request->file, request->file_length);
    memcpy(source + request->file_length, request->text, request->text_length);
    image *image = free_image(box);
    *image = (struct image){
        .source = source, .file_length = request->file_length, .text_length = request->text_length, .hash = hash,
        .used_last = ++box->clock, .body_ran = body_ran,
    };
    if (body_ran) {
        image->instructions = box->instructions;
        image->matcher_steps = box->matcher_steps;
        image->peak = arena_peak(box);
    }
    if (arena_keep(box, image)) return image;
    free(image->source);
    *image = box->images[--box->image_count];
    box->pristine = NULL;
    return NULL;
}

static void start_from(luabox *box, image *image) {
    if (box->pristine != image) arena_restore(box, image);
    box->pristine = NULL;
}

// MARK: What runs inside

static const char *read_text(lua_State *L, void *state, size_t *size) {
    (void)L;
    const luabox_request **request = state;
    if (!*request) return NULL;
    const luabox_request *whole = *request;
    *request = NULL;
    *size = whole->text_length;
    return whole->text;
}

static void fail(lua_State *L, luabox_kind kind) {
    box_of(L)->kind = kind;
    lua_pushnil(L);
    lua_error(L);
}

static void check_module(lua_State *L, luabox *box) {
    box->line = 0;
    if (!lua_istable(L, -1)) {
        message_format(box, "a module returns a table of hooks, and this one returned %s", luaL_typename(L, -1));
        fail(L, LUABOX_BAD_SOURCE);
    }
    int hooks = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        size_t length = 0;
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tolstring(L, -2, &length) : NULL;
        if (!name || !utf8_valid(name, length)) {
            message_format(box, "a module returns a table of hooks, and the keys of this one are not all names");
            fail(L, LUABOX_BAD_SOURCE);
        }
        if (!lua_isfunction(L, -1)) {
            message_format(box, "the hook '%.60s' is no function but a %s", name, luaL_typename(L, -1));
            fail(L, LUABOX_BAD_SOURCE);
        }
        if (++hooks > 200) {
            message_format(box, "a module has at most 200 hooks");
            fail(L, LUABOX_BAD_SOURCE);
        }
    }
}

static int load_module(lua_State *L) {
    luabox *box = box_of(L);
    const luabox_request *request = box->request;
    char name[64] = "=";
    size_t length = request->file_length < 59 ? request->file_length : 59;
    memcpy(name + 1, request->file, length);
    name[1 + length] = 0;
    if (lua_load(L, read_text, &request, name, "t") != LUA_OK) {
        if (!box->aborted) box->kind = LUABOX_BAD_SOURCE;
        return lua_error(L);
    }
    check_length(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_chunk);
    return 0;
}

static int run_body(lua_State *L) {
    luabox *box = box_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref_chunk);
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref_kit);
    lua_call(L, 1, 1);
    abort_rethrow(L);
    check_module(L, box);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_module);
    lua_pushboolean(L, 0);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_chunk);
    return 0;
}

static int run_hook(lua_State *L) {
    luabox *box = box_of(L);
    const luabox_request *request = box->request;
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref_module);
    if (!request->hook) return result_encode_hooks(L);
    lua_pushlstring(L, request->hook, request->hook_length);
    if (lua_rawget(L, -2) != LUA_TFUNCTION) {
        message_format(box, "the module has no hook '%.*s'", (int)request->hook_length, request->hook);
        fail(L, LUABOX_BAD_SOURCE);
    }
    lua_Debug function;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &function);
    int arguments = view_push_arguments(L);
    lua_call(L, arguments, 1);
    abort_rethrow(L);
    box->line = function.linedefined > 0 ? function.linedefined : 0;
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, ref_result);
    return result_encode(L);
}

// MARK: Faults

/// The line that a message begins with, when it begins with the file's name; moves past it.
static int line_of_message(const luabox_request *request, const char **text, size_t *length) {
    size_t file = request->file_length < 59 ? request->file_length : 59;
    const char *next = *text, *end = next + *length;
    if ((size_t)(end - next) < file + 4 || memcmp(next, request->file, file) != 0 || next[file] != ':') return 0;
    next += file + 1;
    int line = 0, digits = 0;
    for (; next < end && *next >= '0' && *next <= '9' && digits < 7; next++, digits++) line = line * 10 + (*next - '0');
    if (digits == 0 || end - next < 2 || next[0] != ':' || next[1] != ' ') return 0;
    *length -= (size_t)(next + 2 - *text);
    *text = next + 2;
    return line;
}

/// Lua calls this where an error was raised, while the frames are still there. It runs nothing of the plugin's.
static int note_error(lua_State *L) {
    luabox *box = box_of(L);
    // Already worded: by whoever failed on purpose, or by the abort.
    if (box->aborted || box->message_length > 0) return 1;
    int line = place_line(L, box);
    if (lua_type(L, 1) == LUA_TSTRING || lua_type(L, 1) == LUA_TNUMBER) {
        size_t length;
        const char *text = lua_tolstring(L, 1, &length);
        int said = line_of_message(box->request, &text, &length);
        if (said > 0) line = said;
        message_set(box, text, length);
    } else {
        message_format(box, "an error value that is a %s", is_view(L, 1) ? "table" : luaL_typename(L, 1));
    }
    box->line = line;
    if (box->kind == LUABOX_OK) box->kind = LUABOX_ERROR;
    return 1;
}

/// One entry: everything that may raise happens inside this protected call.
static bool enter(luabox *box, lua_CFunction function) {
    lua_State *L = box->L;
    lua_settop(L, 0);
    lua_pushcfunction(L, note_error);
    lua_pushcfunction(L, function);
    int status = lua_pcall(L, 0, 0, 1);
    lua_settop(L, 0);
    if (box->aborted) {
        box->kind = box->aborted;
        box->line = box->abort_line;
        message_format(box, "%s", box->abort_reason);
        return false;
    }
    if (status == LUA_OK) return true;
    if (status == LUA_ERRMEM) {
        box->kind = LUABOX_MEMORY;
        message_format(box, "the memory limit was reached");
    } else if (box->kind == LUABOX_OK) {
        box->kind = LUABOX_ERROR;
        message_format(box, "an error while an error was handled");
    }
    return false;
}

// MARK: A call

static void disarm(luabox *box) {
    box->armed = false;
    lua_sethook(box->L, NULL, 0, 0);
}

static void begin_counting(luabox *box) {
    box->instructions = box->matcher_steps = 0;
    box->log_length = 0;
    box->log_count = 0;
    box->trace_count = 0;
    box->random_ready = false;
    box->walked_at = 0;
    arena_forget_peak(box);
}

static bool make_image(luabox *box, const luabox_request *request, uint64_t hash) {
    start_from(box, &box->base);
    begin_counting(box);
    budget_arm(box);
    if (!enter(box, load_module) || !enter(box, run_body)) return false;
    if (request->trace) return true;
    disarm(box);
    // What a body logs or draws by lot belongs to the call; such a body runs each time.
    if (box->log_count == 0 && !box->random_ready) {
        keep_image(box, request, hash, true);
    } else {
        arena_restore(box, &box->base);
        begin_counting(box);
        budget_arm(box);
        if (!enter(box, load_module)) return false;
        disarm(box);
        keep_image(box, request, hash, false);
        budget_arm(box);
        return enter(box, run_body);
    }
    budget_arm(box);
    return true;
}

static bool ready_module(luabox *box, const luabox_request *request) {
    uint64_t hash = hash_of(request);
    image *image = request->trace ? NULL : find_image(box, request, hash);
    if (!image || image->instructions > request->limits.instructions || image->matcher_steps > request->limits.matcher_steps
        || image->peak > request->limits.memory_bytes) {
        return make_image(box, request, hash);
    }
    start_from(box, image);
    begin_counting(box);
    box->instructions = image->instructions;
    box->matcher_steps = image->matcher_steps;
    budget_arm(box);
    return image->body_ran || enter(box, run_body);
}

static bool acceptable(luabox *box, const luabox_request *request) {
    if (request->text_length <= source_bytes_max) return true;
    box->kind = LUABOX_BAD_SOURCE;
    message_format(box, "a source file is at most %d KiB", source_bytes_max / 1024);
    return false;
}

/// Lua walks a table in an order that differs from process to process; the fault that is told should not.
static void find_first_fault(luabox *box) {
    box->kind = LUABOX_OK;
    box->message_length = 0;
    enter(box, result_encode_sorted);
}

#ifdef LUABOX_TESTED
void luabox_provoke(luabox *box, int provocation);
void luabox_provoke(luabox *box, int provocation) { box->provocation = provocation; }

/// Raises an error where nothing catches it, as no call of ours ever should.
static void be_provoked(luabox *box) {
    int provocation = box->provocation;
    box->provocation = 0;
    if (provocation == 1) luaL_error(box->L, "nobody catches this");
    if (provocation == 2) {
        budget_arm(box);
        lua_newuserdatauv(box->L, (size_t)box->request->limits.memory_bytes + 1, 0);
    }
}
#else
#define be_provoked(box) ((void)(box))
#endif

void luabox_call(luabox *box, const luabox_request *request, luabox_report *report) {
    box->request = request;
    box->kind = box->aborted = LUABOX_OK;
    box->line = 0;
    box->message_length = 0;
    box->out_length = 0;
    box->started = now_nanoseconds();
    box->deadline = box->started + request->limits.nanoseconds;
    size_t peak = 0;
    begin_counting(box);
    if (acceptable(box, request)) {
        if (setjmp(box->panic) == 0) {
            be_provoked(box);
            if (ready_module(box, request) && !enter(box, run_hook) && box->kind == LUABOX_BAD_RESULT) find_first_fault(box);
            disarm(box);
        } else {
            box->kind = box->aborted ? box->aborted : LUABOX_ERROR;
            message_format(box, "the state gave up");
            box->armed = false;
        }
        peak = arena_peak(box);
    }
    *report = (luabox_report){
        .kind = box->kind, .result = box->out, .result_length = box->kind == LUABOX_OK ? box->out_length : 0,
        .message = box->message, .message_length = box->message_length, .line = box->kind == LUABOX_OK ? 0 : box->line,
        .instructions = box->instructions, .matcher_steps = box->matcher_steps,
        .nanoseconds = now_nanoseconds() - box->started, .memory_bytes = peak,
        .log = box->log, .log_length = box->log_length, .log_count = box->log_count,
        .trace = box->trace, .trace_count = box->trace_count,
    };
}

void luabox_settle(luabox *box) {
    image *image = &box->base;
    for (int i = 0; i < box->image_count; i++) {
        if (box->images[i].used_last > image->used_last) image = &box->images[i];
    }
    arena_restore(box, image);
    box->pristine = image;
    box->request = NULL;
}
