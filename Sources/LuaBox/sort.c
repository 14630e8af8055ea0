// A stable merge sort for Lua's lists: the same list and order give the same result, and an order that contradicts itself does no harm.

#include "internal.h"

/// What a list is ordered by.
typedef struct {
    /// A function's index, or 0 for `<`.
    int less;
    /// A table's index when the list holds places in it, and what lies there is compared; or 0.
    int keys;
} ordering;

static void push_compared(lua_State *L, ordering by, int table, lua_Integer place) {
    lua_rawgeti(L, table, place);
    if (!by.keys) return;
    lua_rawgeti(L, by.keys, lua_tointeger(L, -1));
    lua_remove(L, -2);
}

static bool comes_before(lua_State *L, ordering by, int table, lua_Integer a, lua_Integer b) {
    bool before;
    if (by.less) {
        lua_pushvalue(L, by.less);
        push_compared(L, by, table, a);
        push_compared(L, by, table, b);
        lua_call(L, 2, 1);
        before = lua_toboolean(L, -1);
        lua_pop(L, 1);
    } else {
        push_compared(L, by, table, a);
        push_compared(L, by, table, b);
        charge(L, 2);
        if (lua_type(L, -1) == LUA_TSTRING && lua_type(L, -2) == LUA_TSTRING) {
            size_t shorter = lua_rawlen(L, -1) < lua_rawlen(L, -2) ? lua_rawlen(L, -1) : lua_rawlen(L, -2);
            if (shorter > 64) charge(L, shorter);
        }
        before = lua_compare(L, -2, -1, LUA_OPLT);
        lua_pop(L, 2);
    }
    return before;
}

static void merge(lua_State *L, int from, int to, lua_Integer start, lua_Integer middle, lua_Integer end, ordering by) {
    lua_Integer left = start, right = middle;
    for (lua_Integer place = start; place < end; place++) {
        bool take_right = left >= middle || (right < end && comes_before(L, by, from, right, left));
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, place);
    }
}

static void copy(lua_State *L, int from, int to, lua_Integer count) {
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, to, i);
    }
    charge(L, (uint64_t)count);
}

static void sort(lua_State *L, int list, lua_Integer count, ordering by) {
    if (count < 2) return;
    if (count > 1 << 26) luaL_error(L, "too many elements to sort");
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, (int)count, 0);
    int from = lua_gettop(L);
    copy(L, list, from, count);
    lua_createtable(L, (int)count, 0);
    int to = lua_gettop(L);
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer start = 1; start <= count; start += 2 * width) {
            lua_Integer middle = start + width <= count ? start + width : count + 1;
            lua_Integer end = start + 2 * width <= count ? start + 2 * width : count + 1;
            merge(L, from, to, start, middle, end, by);
        }
        int held = from;
        from = to;
        to = held;
    }
    copy(L, from, list, count);
    lua_pop(L, 2);
}

void sort_list(lua_State *L, int list, lua_Integer count, int less) { sort(L, list, count, (ordering){.less = less}); }
void sort_places(lua_State *L, int list, int keys, lua_Integer count) { sort(L, list, count, (ordering){.keys = keys}); }
