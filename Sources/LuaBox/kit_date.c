// kit.date: arithmetic on dates written as "YYYY-MM-DD", in the calendar of ISO 8601. No clock is asked; today is in the snapshot.

#include <stdio.h>

#include "internal.h"

/// Days since 1 March of the year 0; the leap day then ends the year.
static lua_Integer day_number(lua_Integer year, int month, int day) {
    if (month <= 2) year--;
    int shifted = month > 2 ? month - 3 : month + 9;
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day - 1;
}

static int month_length(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : lengths[month - 1];
}

typedef struct {
    int year, month, day;
} date;

static bool read_date(const char *text, size_t length, date *date) {
    if (length != 10 || text[4] != '-' || text[7] != '-') return false;
    for (int i = 0; i < 10; i++) {
        if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
    }
    date->year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    date->month = (text[5] - '0') * 10 + (text[6] - '0');
    date->day = (text[8] - '0') * 10 + (text[9] - '0');
    if (date->year < 1 || date->month < 1 || date->month > 12) return false;
    return date->day >= 1 && date->day <= month_length(date->year, date->month);
}

static lua_Integer check_date(lua_State *L, int index, date *date) {
    size_t length;
    const char *text = luaL_checklstring(L, index, &length);
    if (!read_date(text, length, date)) luaL_argerror(L, index, "a date such as \"2026-03-14\" expected");
    return day_number(date->year, date->month, date->day);
}

static date date_of(lua_Integer number) {
    lua_Integer year = (number * 400 + 200) / 146097;
    while (day_number(year, 3, 1) > number) year--;
    while (day_number(year + 1, 3, 1) <= number) year++;
    int rest = (int)(number - day_number(year, 3, 1)), shifted = (5 * rest + 2) / 153;
    int day = rest - (153 * shifted + 2) / 5 + 1, month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (date){(int)(month <= 2 ? year + 1 : year), month, day};
}

/// 1 for Monday to 7 for Sunday.
static int weekday_of(lua_Integer number) { return (int)((number + 2) % 7) + 1; }

static int date_valid(lua_State *L) {
    size_t length = 0;
    date date;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
    lua_pushboolean(L, text && read_date(text, length, &date));
    return 1;
}

static int date_days(lua_State *L) {
    date from, to;
    lua_Integer first = check_date(L, 1, &from), last = check_date(L, 2, &to);
    lua_pushinteger(L, last - first);
    return 1;
}

/// Pushes the day as text; `argument` is what to blame where the calendar ends.
static int push_date(lua_State *L, lua_Integer number, int argument) {
    luaL_argcheck(L, number >= day_number(1, 1, 1) && number <= day_number(9999, 12, 31), argument, "outside the years 1 to 9999");
    date date = date_of(number);
    char text[32];
    snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    lua_pushstring(L, text);
    return 1;
}

static int date_add(lua_State *L) {
    date start;
    lua_Integer number = check_date(L, 1, &start), days = luaL_checkinteger(L, 2);
    luaL_argcheck(L, days > -4000000 && days < 4000000, 2, "outside the years 1 to 9999");
    return push_date(L, number + days, 2);
}

/// The Monday after a Saturday or a Sunday; every other day is its own.
static int date_workday(lua_State *L) {
    date day;
    lua_Integer number = check_date(L, 1, &day);
    int weekday = weekday_of(number);
    return push_date(L, weekday > 5 ? number + 8 - weekday : number, 1);
}

static int date_weekday(lua_State *L) {
    date date;
    lua_pushinteger(L, weekday_of(check_date(L, 1, &date)));
    return 1;
}

/// A week belongs to the year that its Thursday lies in.
static int date_week(lua_State *L) {
    date day;
    lua_Integer number = check_date(L, 1, &day), thursday = number - weekday_of(number) + 4;
    lua_pushinteger(L, (thursday - day_number(date_of(thursday).year, 1, 1)) / 7 + 1);
    return 1;
}

const luaL_Reg kit_date_functions[] = {
    {"add", date_add}, {"days", date_days}, {"valid", date_valid}, {"week", date_week}, {"weekday", date_weekday},
    {"workday", date_workday}, {NULL, NULL},
};
