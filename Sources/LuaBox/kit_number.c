// kit.number: rounding, mean and median.

#include <math.h>

#include "internal.h"

static int number_round(lua_State *L) {
    lua_Integer decimals = luaL_optinteger(L, 2, 0);
    luaL_argcheck(L, decimals >= 0 && decimals <= 15, 2, "between 0 and 15 decimals");
    if (lua_isinteger(L, 1)) {
        lua_settop(L, 1);
        return 1;
    }
    lua_Number value = luaL_checknumber(L, 1), scale = pow(10.0, (double)decimals), rounded = round(value * scale) / scale;
    // 2.675 is stored as a little less; the nudge makes it round as it reads.
    lua_Number nudged = round(value * scale * (1 + 4e-16)) / scale;
    if (fabs(nudged - value) <= fabs(rounded - value) * (1 + 1e-9)) rounded = nudged;
    if (!isfinite(rounded)) rounded = value;
    lua_Integer whole;
    if (decimals == 0 && lua_numbertointeger(rounded, &whole)) lua_pushinteger(L, whole);
    else lua_pushnumber(L, rounded);
    return 1;
}

static lua_Number number_at(lua_State *L, lua_Integer position) {
    sequence_get(L, 1, position);
    if (lua_type(L, -1) != LUA_TNUMBER) {
        luaL_error(L, "a list of numbers expected, and position %I is a %s", (LUAI_UACINT)position, luaL_typename(L, -1));
    }
    lua_Number value = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return value;
}

static int number_mean(lua_State *L) {
    check_sequence(L, 1);
    lua_Integer count = sequence_length(L, 1);
    if (count == 0) {
        lua_pushnil(L);
        return 1;
    }
    charge(L, (uint64_t)count);
    lua_Number sum = 0;
    for (lua_Integer i = 1; i <= count; i++) sum += number_at(L, i);
    lua_pushnumber(L, sum / (lua_Number)count);
    return 1;
}

static int compare_numbers(const void *left, const void *right) {
    lua_Number a = *(const lua_Number *)left, b = *(const lua_Number *)right;
    return a < b ? -1 : a > b;
}

static int number_median(lua_State *L) {
    check_sequence(L, 1);
    lua_Integer count = sequence_length(L, 1);
    if (count == 0) {
        lua_pushnil(L);
        return 1;
    }
    charge(L, (uint64_t)count * 24);
    lua_Number *numbers = lua_newuserdatauv(L, (size_t)count * sizeof *numbers, 0);
    for (lua_Integer i = 0; i < count; i++) numbers[i] = number_at(L, i + 1);
    order_sort(numbers, (size_t)count, sizeof *numbers, compare_numbers);
    lua_Integer middle = count / 2;
    lua_pushnumber(L, count % 2 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2);
    return 1;
}

const luaL_Reg kit_number_functions[] = {{"mean", number_mean}, {"median", number_median}, {"round", number_round}, {NULL, NULL}};
