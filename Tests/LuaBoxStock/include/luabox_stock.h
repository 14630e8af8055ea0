// Lua as it comes, with all its libraries: what the box's own string library is compared with in tests; and what only tests can do to a
// box. In no product.
#ifndef LUABOX_STOCK_H
#define LUABOX_STOCK_H

#include <stddef.h>

/// Runs a chunk that returns a text, and copies it. Returns its length, or -1 with the error's text.
long luabox_stock_run(const char *code, size_t code_length, char *out, size_t capacity);

struct luabox;

/// Lets the box's next call fail where nothing catches it: 1 raises an error, 2 asks for more memory than the call may use. The box has
/// this when it is compiled for tests (LUABOX_TESTED).
void luabox_provoke(struct luabox *box, int provocation);

#endif
