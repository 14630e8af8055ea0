// Any bytes as a snapshot: whatever they are, the hook ends, and what it gives back is well formed.
#include "common.h"

static const char source[] =
    "local kit = ...\n"
    "local function see(value, depth)\n"
    "  if type(value) ~= 'table' then return tostring(value) end\n"
    "  if depth > 6 then return 'deep' end\n"
    "  local n = 0\n"
    "  for k, v in pairs(value) do see(v, depth + 1) n = n + 1 if n > 50 then break end end\n"
    "  for i, v in ipairs(value) do see(v, depth + 1) if i > 20 then break end end\n"
    "  local k, v = next(value)\n"
    "  local x = value.a, value.name, value[1], value[#value], rawlen(value), rawget(value, 'b')\n"
    "  return n\n"
    "end\n"
    "return { hook = function(...)\n"
    "  for i = 1, select('#', ...) do pcall(see, (select(i, ...)), 0) end\n"
    "  pcall(kit.list.keys, ...)\n"
    "  pcall(table.concat, ..., ',')\n"
    "  return ...\n"
    "end }\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    // The box reads words where they lie at multiples of eight, as Swift's arrays do.
    uint8_t *copy = aligned_copy(data, size);
    call(source, sizeof source - 1, copy, size);
    free(copy);
    return 0;
}

size_t seed_input(uint8_t *data, size_t capacity) { return sample_snapshot(data, capacity); }
