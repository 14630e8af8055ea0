// Lua as it comes, with all its libraries: what the box's own string library is compared with in tests. In no product.
#ifndef LUABOX_STOCK_H
#define LUABOX_STOCK_H

#include <stddef.h>

/// Runs a chunk that returns a text, and copies it. Returns its length, or -1 with the error's text.
long luabox_stock_run(const char *code, size_t code_length, char *out, size_t capacity);

#endif
