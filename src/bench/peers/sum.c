/* Adds the whole numbers of [FROM, TO) one by one: sum FROM TO WORKERS */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct part {
    uint64_t from, to, sum;
};

static void *add(void *argument) {
    struct part *part = argument;
    uint64_t sum = 0;
    for (uint64_t i = part->from; i < part->to; i++) {
        sum += i;
#ifdef ONE_BY_ONE
        __asm__ volatile("" : "+r"(sum)); /* no closed form, and no vectors */
#endif
    }
    part->sum = sum;
    return NULL;
}

int main(int count, char **words) {
    if (count != 4) {
        fprintf(stderr, "sum FROM TO WORKERS\n");
        return 2;
    }
    uint64_t from = strtoull(words[1], NULL, 10), to = strtoull(words[2], NULL, 10);
    int workers = atoi(words[3]);
    struct part parts[workers];
    pthread_t threads[workers];
    for (int w = 0; w < workers; w++) {
        parts[w].from = from + (to - from) / workers * w;
        parts[w].to = w == workers - 1 ? to : from + (to - from) / workers * (w + 1);
        pthread_create(&threads[w], NULL, add, &parts[w]);
    }
    uint64_t sum = 0;
    for (int w = 0; w < workers; w++) {
        pthread_join(threads[w], NULL);
        sum += parts[w].sum;
    }
    printf("%llu\n", (unsigned long long) sum);
    return 0;
}
