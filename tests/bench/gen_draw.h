/*
 * gen_draw.h - what happens next in the invented org.  Decides who does what
 * and when; how that looks as JSON is the business of gen_record.
 */
#ifndef GEN_DRAW_H
#define GEN_DRAW_H

#include <stdbool.h>
#include <stdint.h>

#include "gen_random.h"

struct gen_opts;

enum gen_who {
	GEN_PERSON,
	GEN_UNKNOWN,		/* a login that is nobody's */
	GEN_SYSTEM		/* Okta itself; never signs in */
};

struct gen_facts {
	uint64_t	number;		/* of this event in the log, from 0 */
	uint64_t	person;		/* below gen_draw_people() */
	int64_t		published_ms;
	uint32_t	kind;		/* row of gen_kinds; 0 is a sign-in */
	enum gen_who	who;
	bool		in_month;
	bool		failed;
};

struct gen_draw {
	struct gen_random	 random;
	const struct gen_opts	*opts;
	int64_t			 month_ms[2];	/* [first instant, end) */
	int64_t			 log_ms[2];	/* the same, with the margin */
	uint64_t		 number;
	uint64_t		 turn;		/* whose sign-in is next */
};

/* opts must outlive draw. */
void gen_draw_init(struct gen_draw *draw, const struct gen_opts *opts);

/*
 * One more event.  done (0 up to, but not, 1) says how much of the log lies
 * before it; it must not go down, and neither will the times then.
 */
void gen_draw_next(struct gen_draw *draw, double done,
    struct gen_facts *facts);

/*
 * How many people there are: those of --actors, then as many again who never
 * sign in within the month, for counters that ignore its bounds or the type.
 */
uint64_t gen_draw_people(const struct gen_opts *opts);

#endif
