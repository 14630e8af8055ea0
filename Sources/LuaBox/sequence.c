// A list, whether the plugin made it or the snapshot holds it: raw access, real length.

#include "internal.h"

void check_sequence(lua_State *L, int index) {
    if (!is_view(L, index)) luaL_checktype(L, index, LUA_TTABLE);
}

lua_Integer sequence_length(lua_State *L, int index) {
    if (!is_view(L, index)) return (lua_Integer)lua_rawlen(L, index);
    const view *view = view_at(L, index);
    return view->tag == tag_list ? view->count : 0;
}

int sequence_get(lua_State *L, int index, lua_Integer position) {
    return is_view(L, index) ? view_push_element(L, view_at(L, index), position) : lua_rawgeti(L, index, position);
}
