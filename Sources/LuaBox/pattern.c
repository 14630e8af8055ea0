// How a pattern is compiled and matched: the same language as Lua's own, with every step counted.

#include "pattern.h"

#include <ctype.h>
#include <string.h>

// MARK: Compiling

static void set_add(byte_set *set, unsigned char byte) { set->bits[byte >> 6] |= (uint64_t)1 << (byte & 63); }
static bool set_has(const byte_set *set, unsigned char byte) { return set->bits[byte >> 6] >> (byte & 63) & 1; }

static int is_class_member(int letter, int byte) {
    switch (letter) {
    case 'a': return isalpha(byte);
    case 'c': return iscntrl(byte);
    case 'd': return isdigit(byte);
    case 'g': return isgraph(byte);
    case 'l': return islower(byte);
    case 'p': return ispunct(byte);
    case 's': return isspace(byte);
    case 'u': return isupper(byte);
    case 'w': return isalnum(byte);
    case 'x': return isxdigit(byte);
    case 'z': return byte == 0;
    default: return -1;
    }
}

/// Adds what `%letter` stands for: a class, its complement for a capital, or the byte itself.
static void set_add_escaped(byte_set *set, unsigned char letter) {
    if (is_class_member(tolower(letter), 0) < 0) {
        set_add(set, letter);
        return;
    }
    bool complement = isupper(letter);
    for (int byte = 0; byte < 256; byte++) {
        if ((is_class_member(tolower(letter), byte) != 0) != complement) set_add(set, (unsigned char)byte);
    }
}

typedef struct {
    pattern *out;
    const unsigned char *next, *end;
    int open[captures_max];
    int open_count;
    bool closed[captures_max];
    bool place[captures_max];
} reader;

static pattern_item *add(reader *in, item_kind kind) {
    pattern_item *item = &in->out->items[in->out->count++];
    *item = (pattern_item){.kind = (uint8_t)kind};
    return item;
}

static byte_set *add_set(reader *in, pattern_item *item) {
    item->set = in->out->set_count;
    byte_set *set = &in->out->sets[in->out->set_count++];
    *set = (byte_set){{0}};
    return set;
}

static bool fault(reader *in, const char *text) {
    in->out->fault = text;
    return false;
}

/// Where the set that has been opened is closed. A `]` that comes first stands for itself.
static const unsigned char *closing(const unsigned char *from, const unsigned char *end) {
    if (from < end && *from == '^') from++;
    bool first = true;
    while (from < end && (first || *from != ']')) {
        if (*from++ == '%' && from < end) from++;
        first = false;
    }
    return from < end ? from : NULL;
}

/// Reads a set after its `[`.
static bool read_set(reader *in, pattern_item *item) {
    const unsigned char *close = closing(in->next, in->end);
    if (!close) return fault(in, "malformed pattern (missing ']')");
    byte_set *set = add_set(in, item);
    const unsigned char *next = in->next;
    bool complement = *next == '^';
    if (complement) next++;
    while (next < close) {
        if (*next == '%') {
            set_add_escaped(set, next[1]);
            next += 2;
        } else if (next + 2 < close && next[1] == '-') {
            for (int byte = next[0]; byte <= next[2]; byte++) set_add(set, (unsigned char)byte);
            next += 3;
        } else {
            set_add(set, *next++);
        }
    }
    if (complement) {
        for (int i = 0; i < 4; i++) set->bits[i] = ~set->bits[i];
    }
    in->next = close + 1;
    return true;
}

static void read_repeat(reader *in, pattern_item *item) {
    if (in->next == in->end) return;
    switch (*in->next) {
    case '*': item->repeat = repeat_many; break;
    case '+': item->repeat = repeat_some; break;
    case '-': item->repeat = repeat_few; break;
    case '?': item->repeat = repeat_maybe; break;
    default: return;
    }
    in->next++;
}

static bool read_open(reader *in) {
    bool place = in->next < in->end && *in->next == ')';
    if (in->out->captures >= captures_max) return fault(in, "too many captures");
    int number = in->out->captures++;
    add(in, place ? item_place : item_open)->first = (uint8_t)number;
    in->place[number] = place;
    in->closed[number] = place;
    if (place) in->next++;
    else in->open[in->open_count++] = number;
    return true;
}

static bool read_close(reader *in) {
    if (in->open_count == 0) return fault(in, "invalid pattern capture");
    int number = in->open[--in->open_count];
    in->closed[number] = true;
    add(in, item_close)->first = (uint8_t)number;
    return true;
}

static bool read_back(reader *in, unsigned char digit) {
    int number = digit - '1';
    if (number < 0 || number >= in->out->captures || !in->closed[number]) {
        in->out->fault_capture = number + 1;
        return fault(in, "invalid capture index");
    }
    add(in, item_back)->first = (uint8_t)number;
    return true;
}

static bool read_escape(reader *in) {
    if (in->next == in->end) return fault(in, "malformed pattern (ends with '%')");
    unsigned char letter = *in->next++;
    if (letter == 'b') {
        if (in->end - in->next < 2) return fault(in, "malformed pattern (missing arguments to '%b')");
        pattern_item *item = add(in, item_balance);
        item->first = in->next[0];
        item->second = in->next[1];
        in->next += 2;
        return true;
    }
    if (letter == 'f') {
        if (in->next == in->end || *in->next != '[') return fault(in, "missing '[' after '%f' in pattern");
        in->next++;
        return read_set(in, add(in, item_frontier));
    }
    if (isdigit(letter)) return read_back(in, letter);
    bool class = is_class_member(tolower(letter), 0) >= 0;
    pattern_item *item = add(in, class ? item_set : item_byte);
    item->first = letter;
    if (class) set_add_escaped(add_set(in, item), letter);
    read_repeat(in, item);
    return true;
}

static bool read_item(reader *in) {
    unsigned char byte = *in->next++;
    switch (byte) {
    case '(': return read_open(in);
    case ')': return read_close(in);
    case '%': return read_escape(in);
    case '$':
        if (in->next == in->end) {
            add(in, item_end);
            return true;
        }
        break;
    case '[': {
        pattern_item *item = add(in, item_set);
        if (!read_set(in, item)) return false;
        read_repeat(in, item);
        return true;
    }
    default: break;
    }
    pattern_item *item = add(in, byte == '.' ? item_any : item_byte);
    item->first = byte;
    read_repeat(in, item);
    return true;
}

void pattern_compile(pattern *out, const char *text, size_t length, bool anchors) {
    reader in = {.out = out, .next = (const unsigned char *)text, .end = (const unsigned char *)text + length};
    out->count = out->set_count = 0;
    out->captures = 0;
    out->fault = NULL;
    out->fault_capture = 0;
    out->anchored = anchors && length > 0 && text[0] == '^';
    if (out->anchored) in.next++;
    while (in.next < in.end) {
        if (!read_item(&in)) return;
    }
    if (in.open_count > 0) fault(&in, "unfinished capture");
}

// MARK: Matching

static inline void step(pattern_match *m) {
    if (++m->steps == pattern_batch) {
        m->spend(m);
        m->steps = 0;
    }
}

static inline bool fits(const pattern_match *m, const pattern_item *item, const char *at) {
    switch (item->kind) {
    case item_byte: return (unsigned char)*at == item->first;
    case item_any: return true;
    default: return set_has(&m->pattern->sets[item->set], (unsigned char)*at);
    }
}

static const char *run(pattern_match *m, const char *at, uint32_t index);

static const char *run_greedy(pattern_match *m, const char *at, uint32_t index, bool one_at_least) {
    const pattern_item *item = &m->pattern->items[index];
    const char *last = at;
    while (last < m->end && fits(m, item, last)) {
        last++;
        step(m);
    }
    for (const char *least = one_at_least ? at + 1 : at; last >= least; last--) {
        const char *end = run(m, last, index + 1);
        if (end || m->too_complex) return end;
    }
    return NULL;
}

static const char *run_lazy(pattern_match *m, const char *at, uint32_t index) {
    const pattern_item *item = &m->pattern->items[index];
    for (;;) {
        const char *end = run(m, at, index + 1);
        if (end || m->too_complex) return end;
        if (at >= m->end || !fits(m, item, at)) return NULL;
        at++;
    }
}

static const char *balance(pattern_match *m, const pattern_item *item, const char *at) {
    if (at >= m->end || (unsigned char)*at != item->first) return NULL;
    size_t depth = 1;
    for (at++; at < m->end; at++) {
        step(m);
        if ((unsigned char)*at == item->second) {
            if (--depth == 0) return at + 1;
        } else if ((unsigned char)*at == item->first) {
            depth++;
        }
    }
    return NULL;
}

static const char *again(pattern_match *m, const pattern_item *item, const char *at) {
    const capture *capture = &m->captures[item->first];
    if (capture->length < 0 || capture->length > m->end - at) return NULL;
    for (ptrdiff_t i = 0; i < capture->length; i++) {
        if ((i & 7) == 0) step(m);
        if (capture->start[i] != at[i]) return NULL;
    }
    return at + capture->length;
}

static bool at_frontier(const pattern_match *m, const pattern_item *item, const char *at) {
    unsigned char before = at == m->begin ? 0 : (unsigned char)at[-1], here = at == m->end ? 0 : (unsigned char)*at;
    const byte_set *set = &m->pattern->sets[item->set];
    return !set_has(set, before) && set_has(set, here);
}

static const char *run_open(pattern_match *m, const char *at, uint32_t index, ptrdiff_t length) {
    int number = m->pattern->items[index].first;
    m->captures[number] = (capture){at, length};
    m->level = number + 1;
    const char *end = run(m, at, index + 1);
    if (!end) m->level = number;
    return end;
}

static const char *run_close(pattern_match *m, const char *at, uint32_t index) {
    capture *capture = &m->captures[m->pattern->items[index].first];
    capture->length = at - capture->start;
    const char *end = run(m, at, index + 1);
    if (!end) capture->length = capture_open;
    return end;
}

static const char *run_items(pattern_match *m, const char *at, uint32_t index) {
    for (; index < m->pattern->count; index++) {
        const pattern_item *item = &m->pattern->items[index];
        step(m);
        switch (item->kind) {
        case item_open: return run_open(m, at, index, capture_open);
        case item_place: return run_open(m, at, index, capture_place);
        case item_close: return run_close(m, at, index);
        case item_end:
            if (at != m->end) return NULL;
            continue;
        case item_frontier:
            if (!at_frontier(m, item, at)) return NULL;
            continue;
        case item_balance:
            if (!(at = balance(m, item, at))) return NULL;
            continue;
        case item_back:
            if (!(at = again(m, item, at))) return NULL;
            continue;
        default: break;
        }
        switch (item->repeat) {
        case repeat_many: return run_greedy(m, at, index, false);
        case repeat_some: return run_greedy(m, at, index, true);
        case repeat_few: return run_lazy(m, at, index);
        case repeat_maybe:
            if (at < m->end && fits(m, item, at)) {
                const char *end = run(m, at + 1, index + 1);
                if (end || m->too_complex) return end;
            }
            continue;
        default:
            if (at >= m->end || !fits(m, item, at)) return NULL;
            at++;
        }
    }
    return at;
}

static const char *run(pattern_match *m, const char *at, uint32_t index) {
    if (++m->depth > pattern_depth_max) {
        m->too_complex = true;
        return NULL;
    }
    const char *end = run_items(m, at, index);
    m->depth--;
    return end;
}

const char *pattern_run(pattern_match *m, const char *from) {
    m->level = 0;
    m->depth = 0;
    return run(m, from, 0);
}
