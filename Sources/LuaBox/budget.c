// What a call may still use, and how it is stopped for good.
//
// The count hook looks every hundred instructions; work done in C counts itself. An abort is sticky: from then on the hook fires at
// every instruction, and our own pcall and xpcall raise the abort again instead of returning.

#include <time.h>

#include "internal.h"

uint64_t now_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void look_every(luabox *box, int instructions) {
    int mask = LUA_MASKCOUNT | (box->request->trace ? LUA_MASKLINE : 0);
    lua_sethook(box->L, budget_hook, mask, instructions);
}

void budget_arm(luabox *box) {
    box->interval = look_interval;
    box->churned = 0;
    box->refused = false;
    box->armed = true;
    look_every(box, box->interval);
}

/// Has the next instruction look, because the last one may have taken long.
void budget_look_soon(luabox *box) {
    if (!box->aborted) look_every(box, 1);
}

/// Looks more often the longer strings are, because comparing two of them is one instruction.
void budget_long_string(luabox *box, size_t bytes) {
    int interval = (int)(look_interval * (size_t)32 * 1024 / bytes);
    if (interval < 1) interval = 1;
    if (interval >= box->interval || box->aborted) return;
    box->interval = interval;
    look_every(box, interval);
}

void abort_note(luabox *box, luabox_kind kind, const char *reason) {
    if (box->aborted) return;
    box->aborted = kind;
    box->abort_reason = reason;
    box->abort_line = place_line(box->L, box);
    lua_sethook(box->L, budget_hook, LUA_MASKCOUNT, 1);
}

void abort_rethrow(lua_State *L) {
    luabox *box = box_of(L);
    if (!box->aborted) return;
    lua_sethook(L, budget_hook, LUA_MASKCOUNT, 1);
    lua_pushlightuserdata(L, box);
    lua_error(L);
}

_Noreturn void abort_raise(lua_State *L, luabox_kind kind, const char *reason) {
    abort_note(box_of(L), kind, reason);
    abort_rethrow(L);
    __builtin_unreachable();
}

static void look(lua_State *L, luabox *box) {
    const luabox_limits *limits = &box->request->limits;
    if (box->instructions > limits->instructions) abort_raise(L, LUABOX_TIME, "the limit of instructions was reached");
    if (now_nanoseconds() > box->deadline) abort_raise(L, LUABOX_TIME, "the time limit was reached");
}

static void note_line(luabox *box, int line) {
    if (box->trace_count < trace_max) box->trace[box->trace_count++] = line;
}

void budget_hook(lua_State *L, lua_Debug *frame) {
    luabox *box = box_of(L);
    if (!box->armed) return;
    abort_rethrow(L);
    if (frame->event == LUA_HOOKLINE) {
        note_line(box, frame->currentline);
        return;
    }
    box->instructions += (uint64_t)lua_gethookcount(L);
    if (box->churned) {
        box->instructions += box->churned / 64;
        box->churned = 0;
    }
    if (lua_gethookcount(L) != box->interval) look_every(box, box->interval);
    // Small calls never collect; the collector starts when there is something to collect.
    if (arena_used(box) > 2 * 1024 * 1024 && !lua_gc(L, LUA_GCISRUNNING)) lua_gc(L, LUA_GCRESTART);
    look(L, box);
}

void charge(lua_State *L, uint64_t instructions) {
    luabox *box = box_of(L);
    box->instructions += instructions;
    if (!box->armed) return;
    abort_rethrow(L);
    if (box->instructions > box->request->limits.instructions) abort_raise(L, LUABOX_TIME, "the limit of instructions was reached");
    // A look at the clock for every so much work, however it is cut.
    if (((box->instructions - instructions) ^ box->instructions) >> 12) {
        if (now_nanoseconds() > box->deadline) abort_raise(L, LUABOX_TIME, "the time limit was reached");
    }
}

void charge_step_batch(lua_State *L, uint64_t steps) {
    luabox *box = box_of(L);
    box->matcher_steps += steps;
    if (!box->armed) return;
    abort_rethrow(L);
    if (box->matcher_steps > box->request->limits.matcher_steps) {
        abort_raise(L, LUABOX_TIME, "the limit of steps in patterns was reached");
    }
    if (steps > 256 && now_nanoseconds() > box->deadline) abort_raise(L, LUABOX_TIME, "the time limit was reached");
}
