// Any program of pushes as a result: the bytes say what the hook builds, and whatever it is, what comes out is well formed.
#include "common.h"

static const char source[] =
    "return { hook = function(program)\n"
    "  local stack, at = { {} }, 1\n"
    "  local function byte() local b = program:byte(at) or 0 at = at + 1 return b end\n"
    "  local function text() local n = byte() % 12 local s = program:sub(at, at + n - 1) at = at + n return s end\n"
    "  local function key() local b = byte() if b < 100 then return text() elseif b < 200 then return b % 9 else return ({ -1, 1.5, true, 0, 2 ^ 40, {} })[b % 6 + 1] end end\n"
    "  local function put(v) local t = stack[#stack] if byte() < 150 then t[#t + 1] = v else t[key()] = v end end\n"
    "  while at <= #program do\n"
    "    local b = byte() % 16\n"
    "    if b < 3 then put(text()) elseif b < 5 then put(byte() - 128) elseif b == 5 then put(byte() / 7) elseif b == 6 then put(byte() > 128)\n"
    "    elseif b < 11 then local t = {} put(t) stack[#stack + 1] = t elseif b < 13 then if #stack > 1 then stack[#stack] = nil end\n"
    "    elseif b == 13 then put(stack[byte() % #stack + 1]) elseif b == 14 then put(({ 0 / 0, 1 / 0, pairs, program })[byte() % 4 + 1])\n"
    "    else setmetatable(stack[#stack], { __index = function() while true do end end, __len = function() return 9 end }) end\n"
    "  end\n"
    "  return stack[1]\n"
    "end }\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 60000) return 0;
    size_t length;
    uint8_t *snapshot = text_snapshot(data, size, &length);
    call(source, sizeof source - 1, snapshot, length);
    free(snapshot);
    return 0;
}

size_t seed_input(uint8_t *data, size_t capacity) {
    static const char sample[] = "\x07\x00\x00\x05hello\x00\x07\xff\x10\x03key\x03\x80\x00\x0b\x05\x09\x00";
    size_t length = sizeof sample - 1 < capacity ? sizeof sample - 1 : capacity;
    memcpy(data, sample, length);
    return length;
}
