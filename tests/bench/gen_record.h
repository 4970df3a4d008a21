/*
 * gen_record.h - the JSON of one event, on one line, members in the order of
 * the API.  Traps lie where only a careless reader steps on them: ids, types
 * and times at other depths, JSON inside strings, brackets and quotes in names.
 */
#ifndef GEN_RECORD_H
#define GEN_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct gen_facts;
struct gen_text;

/* Longer than any event. */
#define GEN_RECORD_MAX	8192

/*
 * seed decides ids and everything that carries no meaning; small: events of
 * some 400 bytes.  NULL: no memory.
 */
struct gen_record *gen_record_new(uint64_t seed, bool small);
void gen_record_free(struct gen_record *record);

/* Append the event to out, which has room for GEN_RECORD_MAX bytes. */
void gen_record_put(struct gen_record *record, const struct gen_facts *facts,
    struct gen_text *out);

#endif
