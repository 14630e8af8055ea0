// The math library. `random` draws from the call's own seed, so that the same call draws the same; `randomseed` is left out.

#include <float.h>
#include <math.h>

#include "internal.h"

static int push_rounded(lua_State *L, lua_Number value) {
    lua_Integer whole;
    if (lua_numbertointeger(value, &whole)) lua_pushinteger(L, whole);
    else lua_pushnumber(L, value);
    return 1;
}

static int math_abs(lua_State *L) {
    if (lua_isinteger(L, 1)) {
        lua_Integer value = lua_tointeger(L, 1);
        lua_pushinteger(L, value < 0 ? (lua_Integer)(0u - (lua_Unsigned)value) : value);
    } else {
        lua_pushnumber(L, fabs(luaL_checknumber(L, 1)));
    }
    return 1;
}

static int math_floor(lua_State *L) {
    if (!lua_isinteger(L, 1)) return push_rounded(L, floor(luaL_checknumber(L, 1)));
    lua_settop(L, 1);
    return 1;
}

static int math_ceil(lua_State *L) {
    if (!lua_isinteger(L, 1)) return push_rounded(L, ceil(luaL_checknumber(L, 1)));
    lua_settop(L, 1);
    return 1;
}

static int math_fmod(lua_State *L) {
    if (lua_isinteger(L, 1) && lua_isinteger(L, 2)) {
        lua_Integer divisor = lua_tointeger(L, 2);
        luaL_argcheck(L, divisor != 0, 2, "zero");
        lua_pushinteger(L, divisor == -1 ? 0 : lua_tointeger(L, 1) % divisor);
    } else {
        lua_pushnumber(L, fmod(luaL_checknumber(L, 1), luaL_checknumber(L, 2)));
    }
    return 1;
}

static int math_modf(lua_State *L) {
    lua_Number value = luaL_checknumber(L, 1), whole = value < 0 ? ceil(value) : floor(value);
    lua_pushnumber(L, whole);
    lua_pushnumber(L, value == whole ? 0.0 : value - whole);
    return 2;
}

#define ONE_NUMBER(name, expression)                                                                                                       \
    static int math_##name(lua_State *L) {                                                                                                 \
        lua_Number x = luaL_checknumber(L, 1);                                                                                             \
        lua_pushnumber(L, expression);                                                                                                     \
        return 1;                                                                                                                          \
    }
ONE_NUMBER(sqrt, sqrt(x))
ONE_NUMBER(sin, sin(x))
ONE_NUMBER(cos, cos(x))
ONE_NUMBER(tan, tan(x))
ONE_NUMBER(asin, asin(x))
ONE_NUMBER(acos, acos(x))
ONE_NUMBER(exp, exp(x))
ONE_NUMBER(deg, x * (180.0 / 3.14159265358979323846))
ONE_NUMBER(rad, x * (3.14159265358979323846 / 180.0))

static int math_atan(lua_State *L) {
    lua_pushnumber(L, atan2(luaL_checknumber(L, 1), luaL_optnumber(L, 2, 1)));
    return 1;
}

static int math_log(lua_State *L) {
    lua_Number value = luaL_checknumber(L, 1);
    if (lua_isnoneornil(L, 2)) lua_pushnumber(L, log(value));
    else {
        lua_Number base = luaL_checknumber(L, 2);
        lua_pushnumber(L, base == 2.0 ? log2(value) : base == 10.0 ? log10(value) : log(value) / log(base));
    }
    return 1;
}

static int extreme(lua_State *L, bool greatest) {
    int count = lua_gettop(L), best = 1;
    luaL_checknumber(L, 1);
    for (int i = 2; i <= count; i++) {
        luaL_checknumber(L, i);
        if (greatest ? lua_compare(L, best, i, LUA_OPLT) : lua_compare(L, i, best, LUA_OPLT)) best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int math_max(lua_State *L) { return extreme(L, true); }
static int math_min(lua_State *L) { return extreme(L, false); }

static int math_tointeger(lua_State *L) {
    int whole;
    lua_Integer value = lua_tointegerx(L, 1, &whole);
    if (whole) lua_pushinteger(L, value);
    else {
        luaL_checkany(L, 1);
        lua_pushnil(L);
    }
    return 1;
}

static int math_type(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER) lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    else lua_pushnil(L);
    return 1;
}

static int math_ult(lua_State *L) {
    lua_pushboolean(L, (lua_Unsigned)luaL_checkinteger(L, 1) < (lua_Unsigned)luaL_checkinteger(L, 2));
    return 1;
}

static uint64_t turned(uint64_t value, int by) { return (value << by) | (value >> (64 - by)); }

/// xoshiro256**, seeded through splitmix64.
static uint64_t draw(luabox *box) {
    uint64_t *s = box->random;
    if (!box->random_ready) {
        uint64_t seed = box->request->seed;
        for (int i = 0; i < 4; i++) {
            uint64_t z = seed += 0x9E3779B97F4A7C15u;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
            s[i] = z ^ (z >> 31);
        }
        box->random_ready = true;
    }
    uint64_t result = turned(s[1] * 5, 7) * 9, shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = turned(s[3], 45);
    return result;
}

static int math_random(lua_State *L) {
    uint64_t bits = draw(box_of(L));
    if (lua_gettop(L) == 0) {
        lua_pushnumber(L, (lua_Number)(bits >> 11) * 0x1p-53);
        return 1;
    }
    lua_Integer low = 1, high = luaL_checkinteger(L, 1);
    if (lua_gettop(L) > 1) {
        low = high;
        high = luaL_checkinteger(L, 2);
    }
    luaL_argcheck(L, low <= high, lua_gettop(L), "interval is empty");
    uint64_t span = (uint64_t)high - (uint64_t)low + 1;
    // Numbers from the uneven end are drawn again, so that all are as likely.
    if (span != 0) {
        uint64_t uneven = (0 - span) % span;
        while (bits < uneven) bits = draw(box_of(L));
        bits %= span;
    }
    lua_pushinteger(L, (lua_Integer)((uint64_t)low + bits));
    return 1;
}

void math_constants(lua_State *L) {
    lua_pushnumber(L, HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushnumber(L, 3.141592653589793238462643383279502884);
    lua_setfield(L, -2, "pi");
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
}

const luaL_Reg math_functions[] = {
    {"abs", math_abs},   {"acos", math_acos},     {"asin", math_asin}, {"atan", math_atan}, {"ceil", math_ceil},
    {"cos", math_cos},   {"deg", math_deg},       {"exp", math_exp},   {"floor", math_floor}, {"fmod", math_fmod},
    {"log", math_log},   {"max", math_max},       {"min", math_min},   {"modf", math_modf}, {"rad", math_rad},
    {"random", math_random}, {"sin", math_sin},   {"sqrt", math_sqrt}, {"tan", math_tan},   {"tointeger", math_tointeger},
    {"type", math_type}, {"ult", math_ult},       {NULL, NULL},
};
