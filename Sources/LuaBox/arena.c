// Where a state's memory comes from: one stretch of addresses per box, so that a state is put back or forgotten whole.
//
// A block's size is rounded up to a class, sixteen bytes apart and then four to each doubling; freed blocks wait in a list for their
// class. All that the arena knows about itself lies at its beginning, so that copying the arena copies that too.

#include <string.h>
#include <sys/mman.h>
#include <stdlib.h>

#include "internal.h"

#if defined(__SANITIZE_ADDRESS__)
#define LUABOX_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LUABOX_ASAN 1
#endif
#endif

#ifdef LUABOX_ASAN
void __asan_poison_memory_region(void const volatile *address, size_t size);
void __asan_unpoison_memory_region(void const volatile *address, size_t size);
#define POISON(address, size) __asan_poison_memory_region(address, size)
#define UNPOISON(address, size) __asan_unpoison_memory_region(address, size)
#else
#define POISON(address, size) ((void)(address), (void)(size))
#define UNPOISON(address, size) ((void)(address), (void)(size))
#endif

enum { small_classes = 32, small_max = 512, classes = small_classes + 4 * 20, page = 4096, wiped_by_hand = 512 * 1024 };

/// Addresses only; memory is given to the pages that are touched, and taken back after the call.
static const size_t arena_size = (size_t)128 << 20;

/// The Lua stack has 45 places of 16 bytes at first and doubles. A call whose stack grows beyond this is over: a chain of `__call`s
/// shifts the whole stack at every link, and no instruction is counted meanwhile.
enum { first_stack = 45 * 16, largest_stack = 12 * 1024 * 16 };

typedef struct free_block {
    struct free_block *next;
} free_block;

typedef struct {
    char *next;
    char *highest;
    size_t used;
    size_t peak;
    /// The block that is the Lua stack, and the one that was given last, which takes its place when it is freed.
    void *stack;
    size_t stack_bytes;
    void *last;
    size_t last_bytes;
    free_block *free[classes];
} arena_head;

static arena_head *head_of(luabox *box) { return (arena_head *)(void *)box->arena; }

static int class_of(size_t size, size_t *rounded) {
    if (size <= small_max) {
        size_t class = size == 0 ? 0 : (size - 1) / 16;
        *rounded = (class + 1) * 16;
        return (int)class;
    }
    int power = 63 - __builtin_clzll((unsigned long long)(size - 1));
    size_t step = (size_t)1 << (power - 2);
    size_t part = (size - 1 - ((size_t)1 << power)) / step;
    *rounded = ((size_t)1 << power) + (part + 1) * step;
    return small_classes + (power - 9) * 4 + (int)part;
}

static char *first_of(luabox *box) { return box->arena + ((sizeof(arena_head) + 15) & ~(size_t)15); }

bool arena_map(luabox *box) {
    void *memory = mmap(NULL, arena_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return false;
    box->arena = memory;
    box->arena_bytes = arena_size;
    head_of(box)->next = head_of(box)->highest = first_of(box);
    return true;
}

void arena_unmap(luabox *box) {
    UNPOISON(box->arena, box->arena_bytes);
    munmap(box->arena, box->arena_bytes);
}

size_t arena_used(luabox *box) { return head_of(box)->used; }
size_t arena_stack_bytes(luabox *box) { return head_of(box)->stack_bytes; }
size_t arena_peak(luabox *box) { return head_of(box)->peak; }
void arena_forget_peak(luabox *box) { head_of(box)->peak = head_of(box)->used; }

/// Forgets everything, and leaves nothing of it in memory.
void arena_clear(luabox *box) {
    arena_head *head = head_of(box);
    char *end = head->highest;
    size_t dirty = (size_t)(end - box->arena);
    UNPOISON(box->arena, dirty);
    if (dirty > wiped_by_hand) {
        madvise(box->arena + wiped_by_hand, (dirty - wiped_by_hand + page - 1) & ~(size_t)(page - 1), MADV_DONTNEED);
        dirty = wiped_by_hand;
    }
    memset(box->arena, 0, dirty);
    head->next = head->highest = first_of(box);
}

/// Copies what the arena holds.
bool arena_keep(luabox *box, image *image) {
    size_t length = (size_t)(head_of(box)->next - box->arena);
    UNPOISON(box->arena, length);
    char *bytes = realloc(image->bytes, length);
    if (!bytes) return false;
    memcpy(bytes, box->arena, length);
    ((arena_head *)(void *)bytes)->highest = head_of(box)->next;
    image->bytes = bytes;
    image->length = length;
    return true;
}

/// Makes the arena what it was when the image was taken, and wipes what lies beyond.
void arena_restore(luabox *box, const image *image) {
    char *end = head_of(box)->highest;
    size_t dirty = (size_t)(end - box->arena);
    UNPOISON(box->arena, dirty > image->length ? dirty : image->length);
    memcpy(box->arena, image->bytes, image->length);
    if (dirty <= image->length) return;
    size_t hand = image->length > wiped_by_hand ? ((image->length + page - 1) & ~(size_t)(page - 1)) : wiped_by_hand;
    if (dirty > hand) {
        madvise(box->arena + hand, (dirty - hand + page - 1) & ~(size_t)(page - 1), MADV_DONTNEED);
        dirty = hand;
    }
    memset(box->arena + image->length, 0, dirty - image->length);
}

static void *take(arena_head *head, luabox *box, int class, size_t rounded, size_t size) {
    free_block *block = head->free[class];
    if (block) {
        head->free[class] = block->next;
    } else {
        if (rounded > (size_t)(box->arena + box->arena_bytes - head->next)) return NULL;
        block = (free_block *)(void *)head->next;
        head->next += rounded;
        if (head->next > head->highest) head->highest = head->next;
    }
    UNPOISON(block, size);
    POISON((char *)block + size, rounded - size);
    return block;
}

static void give_back(arena_head *head, void *memory, int class, size_t rounded) {
    if ((char *)memory + rounded == head->next) {
        head->next = memory;
        POISON(memory, rounded);
        return;
    }
    UNPOISON(memory, sizeof(free_block));
    free_block *block = memory;
    block->next = head->free[class];
    head->free[class] = block;
    POISON((char *)memory + sizeof(free_block), rounded - sizeof(free_block));
}

/// Whether so much more may be used. Lua answers a refusal with a full collection and asks once more; a second refusal ends the call.
/// When the call is over already, there is nothing more.
static bool allowed(luabox *box, arena_head *head, size_t more) {
    if (!box->armed || (head->used + more <= box->request->limits.memory_bytes && !box->aborted)) {
        box->refused = false;
        return true;
    }
    if (box->refused) abort_note(box, LUABOX_MEMORY, "the memory limit was reached");
    box->refused = true;
    budget_look_soon(box);
    return false;
}

/// Lua has copied its stack to the block that it was given last, and frees the old one.
static void stack_moved(luabox *box, arena_head *head) {
    head->stack = head->last;
    head->stack_bytes = head->last_bytes;
    if (box->armed && head->stack_bytes > largest_stack) abort_note(box, LUABOX_MEMORY, "too many calls inside each other");
}

/// What Lua calls for every block (`lua_Alloc`). When there is no block yet, `old_size` is the kind of object that it is for.
void *arena_allocate(void *owner, void *block, size_t old_size, size_t new_size) {
    luabox *box = owner;
    arena_head *head = head_of(box);
    size_t old_rounded = 0, rounded = 0;
    int old_class = block ? class_of(old_size, &old_rounded) : 0;
    if (new_size == 0) {
        if (block) {
            if (block == head->stack) stack_moved(box, head);
            head->used -= old_rounded;
            give_back(head, block, old_class, old_rounded);
        }
        return NULL;
    }
    if (new_size > box->arena_bytes) {
        if (box->armed) abort_note(box, LUABOX_MEMORY, "the memory limit was reached");
        return NULL;
    }
    int class = class_of(new_size, &rounded);
    if (block && class == old_class) {
        UNPOISON(block, new_size);
        POISON((char *)block + new_size, rounded - new_size);
        return block;
    }
    bool grows = rounded > old_rounded;
    if (grows && !allowed(box, head, rounded - old_rounded)) return NULL;
    void *fresh = take(head, box, class, rounded, new_size);
    if (!fresh) {
        if (!grows) return block;
        if (box->armed) abort_note(box, LUABOX_MEMORY, "the memory limit was reached");
        return NULL;
    }
    head->last = fresh;
    head->last_bytes = new_size;
    if (!head->stack && !block && new_size == first_stack) {
        head->stack = fresh;
        head->stack_bytes = new_size;
    }
    head->used = head->used - old_rounded + rounded;
    if (head->used > head->peak) head->peak = head->used;
    if (block) {
        memcpy(fresh, block, old_size < new_size ? old_size : new_size);
        give_back(head, block, old_class, old_rounded);
    }
    if (box->armed && rounded >= 1024) {
        box->churned += rounded;
        if (!block && old_size == LUA_TSTRING) budget_long_string(box, rounded);
        if (box->churned > 256 * 1024) budget_look_soon(box);
    }
    return fresh;
}
