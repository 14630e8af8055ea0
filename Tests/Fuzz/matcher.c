// Any bytes as a pattern and a text: our matcher finds what Lua's own finds. Ours reads the whole pattern first, so it may refuse one that
// the stock matcher did not read to its end; then the stock one has found nothing, or has not asked for the capture that is left open.
#include "common.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <setjmp.h>

#include "../../Sources/LuaBox/pattern.h"

static jmp_buf enough;
static int batches;

static void spend(pattern_match *match) {
    (void)match;
    if (++batches > 200) longjmp(enough, 1);
}

static volatile bool ours_matched;
static const char *volatile found_from, *volatile found_to;

/// The stock `find` looks for a pattern without any of these as it stands, and so does ours.
static bool is_plain(const char *pattern, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (pattern[i] && strchr("^$*+?.([%-", pattern[i])) return false;
    }
    return true;
}

/// Says whether ours came to an end within its budget. The stock matcher has none, so it is not asked otherwise.

static bool run_ours(pattern_match *match, const char *text, size_t size) {
    batches = 0;
    if (setjmp(enough)) return false;
    const char *from = text;
    do {
        const char *to = pattern_run(match, from);
        if (match->too_complex) return false;
        if (to) {
            ours_matched = true;
            found_from = from;
            found_to = to;
            return true;
        }
    } while (from++ < text + size && !match->pattern->anchored);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static lua_State *L;
    if (!L) {
        L = luaL_newstate();
        luaL_openlibs(L);
    }
    if (size < 2 || size > 300) return 0;
    size_t pattern_length = data[0] % size;
    const char *pattern_text = (const char *)data + 1;
    if (pattern_length > size - 1) pattern_length = size - 1;
    size_t text_length = size - 1 - pattern_length;
    char *exact_pattern = malloc(pattern_length + 1), *text = malloc(text_length + 1);
    memcpy(exact_pattern, pattern_text, pattern_length);
    memcpy(text, pattern_text + pattern_length, text_length);
    exact_pattern[pattern_length] = text[text_length] = 0;

    pattern compiled = {0};
    compiled.items = malloc(pattern_items_for(pattern_length) * sizeof(pattern_item));
    compiled.sets = malloc(pattern_sets_for(pattern_length) * sizeof(byte_set));
    pattern_compile(&compiled, exact_pattern, pattern_length, true);
    CHECK(compiled.count <= pattern_items_for(pattern_length) && compiled.set_count <= pattern_sets_for(pattern_length));
    pattern_match match = {.pattern = &compiled, .begin = text, .end = text + text_length, .spend = spend};
    ours_matched = false;
    bool complete = compiled.fault || run_ours(&match, text, text_length);
    if (complete && !is_plain(exact_pattern, pattern_length)) {
        lua_settop(L, 0);
        lua_getglobal(L, "string");
        lua_getfield(L, -1, "find");
        lua_pushlstring(L, text, text_length);
        lua_pushlstring(L, exact_pattern, pattern_length);
        int status = lua_pcall(L, 2, LUA_MULTRET, 0);
        if (compiled.fault) {
            CHECK(status != LUA_OK || lua_isnil(L, 2));
        } else {
            CHECK(status == LUA_OK);
            CHECK(ours_matched == !lua_isnil(L, 2));
            if (ours_matched) {
                CHECK(lua_tointeger(L, 2) == found_from - text + 1 && lua_tointeger(L, 3) == found_to - text);
                CHECK(lua_gettop(L) - 3 == compiled.captures);
                for (int i = 0; i < compiled.captures; i++) {
                    size_t length;
                    if (match.captures[i].length == capture_place) {
                        CHECK(lua_isinteger(L, 4 + i) && lua_tointeger(L, 4 + i) == match.captures[i].start - text + 1);
                        continue;
                    }
                    const char *captured = lua_tolstring(L, 4 + i, &length);
                    CHECK(length == (size_t)match.captures[i].length && memcmp(captured, match.captures[i].start, length) == 0);
                }
            }
        }
        lua_settop(L, 0);
    }
    free(compiled.items);
    free(compiled.sets);
    free(exact_pattern);
    free(text);
    return 0;
}

size_t seed_input(uint8_t *data, size_t capacity) {
    static const char sample[] = "\x10^(%w+)=([^,]*)%f[,]key=value,other=%b()";
    size_t length = sizeof sample - 1 < capacity ? sizeof sample - 1 : capacity;
    memcpy(data, sample, length);
    return length;
}
