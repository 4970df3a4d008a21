#include "gen_truth.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen_draw.h"

int
gen_truth_init(struct gen_truth *truth, uint64_t people)
{
	size_t size = (size_t)(people / 8 + 1);

	memset(truth, 0, sizeof(*truth));
	truth->seen = calloc(size, 1);
	truth->succeeded = calloc(size, 1);
	if (truth->seen == NULL || truth->succeeded == NULL) {
		gen_truth_done(truth);
		return (-1);
	}
	return (0);
}

void
gen_truth_done(struct gen_truth *truth)
{
	free(truth->seen);
	free(truth->succeeded);
	memset(truth, 0, sizeof(*truth));
}

/* 1 when the bit was not set before. */
static unsigned
set_bit(unsigned char *bits, uint64_t at)
{
	unsigned char bit = (unsigned char)(1u << (at % 8));

	if (bits[at / 8] & bit)
		return (0);
	bits[at / 8] |= bit;
	return (1);
}

void
gen_truth_add(struct gen_truth *truth, const struct gen_facts *facts)
{
	truth->records++;
	if (facts->kind != 0 || !facts->in_month)
		return;
	truth->sessions++;
	if (facts->who == GEN_UNKNOWN) {
		truth->distinct_actors += !truth->unknown_seen;
		truth->unknown_seen = true;
		return;
	}
	truth->distinct_actors += set_bit(truth->seen, facts->person);
	if (!facts->failed)
		truth->distinct_actors_success += set_bit(truth->succeeded,
		    facts->person);
}

int
gen_truth_save(const struct gen_truth *truth, uint64_t bytes,
    const char *path)
{
	FILE *file = fopen(path, "w");
	int printed;

	if (file == NULL)
		return (-1);
	printed = fprintf(file, "{\"distinct_actors\":%" PRIu64
	    ",\"distinct_actors_success\":%" PRIu64 ",\"sessions\":%" PRIu64
	    ",\"records\":%" PRIu64 ",\"bytes\":%" PRIu64 "}\n",
	    truth->distinct_actors, truth->distinct_actors_success,
	    truth->sessions, truth->records, bytes);
	if (fclose(file) == EOF || printed < 0)
		return (-1);
	return (0);
}
