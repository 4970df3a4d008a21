/*
 * gen_truth.h - the right answers about a log, kept up while it is written.
 */
#ifndef GEN_TRUTH_H
#define GEN_TRUTH_H

#include <stdbool.h>
#include <stdint.h>

struct gen_facts;

struct gen_truth {
	unsigned char	*seen;		/* owned; a bit a person, the same */
	unsigned char	*succeeded;	/* for sign-ins with SUCCESS */
	bool		 unknown_seen;
	uint64_t	 distinct_actors;
	uint64_t	 distinct_actors_success;
	uint64_t	 sessions;
	uint64_t	 records;
};

/* people: all that can occur.  -1: no memory. */
int gen_truth_init(struct gen_truth *truth, uint64_t people);
void gen_truth_done(struct gen_truth *truth);

void gen_truth_add(struct gen_truth *truth, const struct gen_facts *facts);

/*
 * Write one line of JSON to path.  bytes: the length of the log.  -1: failed;
 * errno says why.
 */
int gen_truth_save(const struct gen_truth *truth, uint64_t bytes,
    const char *path);

#endif
