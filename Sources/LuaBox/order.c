// A sort for C that needs no memory and never takes longer than n log n.

#include <string.h>

#include "internal.h"

int bytes_compare(const char *a, size_t a_length, const char *b, size_t b_length) {
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    if (order != 0) return order;
    return a_length < b_length ? -1 : a_length > b_length;
}

typedef struct {
    char *items;
    size_t size;
    int (*compare)(const void *, const void *);
} heap;

static char *item(const heap *heap, size_t index) { return heap->items + index * heap->size; }

static void swap(const heap *heap, size_t a, size_t b) {
    char held[64];
    memcpy(held, item(heap, a), heap->size);
    memcpy(item(heap, a), item(heap, b), heap->size);
    memcpy(item(heap, b), held, heap->size);
}

static void sink(const heap *heap, size_t root, size_t count) {
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && heap->compare(item(heap, child), item(heap, child + 1)) < 0) child++;
        if (heap->compare(item(heap, root), item(heap, child)) >= 0) return;
        swap(heap, root, child);
    }
}

static void insert(const heap *heap, size_t count) {
    char held[64];
    for (size_t i = 1; i < count; i++) {
        size_t place = i;
        memcpy(held, item(heap, i), heap->size);
        while (place > 0 && heap->compare(item(heap, place - 1), held) > 0) place--;
        memmove(item(heap, place + 1), item(heap, place), (i - place) * heap->size);
        memcpy(item(heap, place), held, heap->size);
    }
}

void order_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *)) {
    heap heap = {items, size, compare};
    size_t sorted = 1;
    while (sorted < count && compare(item(&heap, sorted - 1), item(&heap, sorted)) <= 0) sorted++;
    if (sorted >= count) return;
    if (count <= 16) {
        insert(&heap, count);
        return;
    }
    for (size_t root = count / 2; root-- > 0;) sink(&heap, root, count);
    for (size_t end = count; end-- > 1;) {
        swap(&heap, 0, end);
        sink(&heap, 0, end);
    }
}
