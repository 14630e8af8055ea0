// Where libFuzzer is not to be had: a seeded mutator that runs a fuzzer for so many seconds. Usage: fuzzer SECONDS [SEED]
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t seed_input(uint8_t *data, size_t capacity);

static uint64_t state;

static uint32_t draw(uint32_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % below);
}

static size_t mutate(uint8_t *data, size_t size, size_t capacity) {
    for (uint32_t times = 1 + draw(6); times > 0; times--) {
        uint32_t kind = draw(6);
        if (size == 0 || (kind == 0 && size + 8 < capacity)) {
            size_t at = draw((uint32_t)size + 1), more = 1 + draw(8);
            memmove(data + at + more, data + at, size - at);
            for (size_t i = 0; i < more; i++) data[at + i] = (uint8_t)draw(256);
            size += more;
        } else if (kind == 1 && size > 1) {
            size_t at = draw((uint32_t)size), less = 1 + draw((uint32_t)(size - at));
            memmove(data + at, data + at + less, size - at - less);
            size -= less;
        } else if (kind == 2) {
            data[draw((uint32_t)size)] = (uint8_t)draw(256);
        } else if (kind == 3) {
            data[draw((uint32_t)size)] ^= (uint8_t)(1u << draw(8));
        } else if (kind == 4) {
            static const char specials[] = "%()[]^$.*+-?abfw1\0\xff\x07\x06\x05";
            data[draw((uint32_t)size)] = (uint8_t)specials[draw(sizeof specials - 1)];
        } else {
            data[draw((uint32_t)size)] = (uint8_t)(draw(20) * 8);
        }
    }
    return size;
}

int main(int count, char **arguments) {
    enum { capacity = 2048, kept_most = 64 };
    static uint8_t kept[kept_most][capacity], data[capacity];
    static size_t sizes[kept_most];
    int seconds = count > 1 ? atoi(arguments[1]) : 30, kept_count = 1;
    state = count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    sizes[0] = seed_input(kept[0], capacity);
    time_t end = time(NULL) + seconds;
    unsigned long runs = 0;
    while (time(NULL) < end) {
        for (int i = 0; i < 200; i++, runs++) {
            int from = (int)draw((uint32_t)kept_count);
            memcpy(data, kept[from], sizes[from]);
            size_t size = mutate(data, sizes[from], capacity);
            LLVMFuzzerTestOneInput(data, size);
            if (draw(50) == 0) {
                int to = kept_count < kept_most ? kept_count++ : 1 + (int)draw(kept_most - 1);
                memcpy(kept[to], data, size);
                sizes[to] = size;
            }
        }
    }
    printf("%lu inputs in %d seconds\n", runs, seconds);
    return 0;
}
