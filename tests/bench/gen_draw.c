#include "gen_draw.h"

#include "gen_opts.h"
#include "gen_time.h"
#include "gen_words.h"

void
gen_draw_init(struct gen_draw *draw, const struct gen_opts *opts)
{
	int64_t margin_ms = GEN_HOUR_MS * opts->margin_hours;

	draw->random.state = gen_mix(opts->seed + 1);
	draw->opts = opts;
	draw->month_ms[0] = gen_time_month_ms(opts->year, opts->month);
	draw->month_ms[1] = gen_time_month_ms(opts->year, opts->month + 1);
	draw->log_ms[0] = draw->month_ms[0] - margin_ms;
	draw->log_ms[1] = draw->month_ms[1] + margin_ms;
	draw->number = 0;
	draw->turn = 0;
}

uint64_t
gen_draw_people(const struct gen_opts *opts)
{
	return (2 * (uint64_t)opts->actors);
}

static uint64_t
signin_person(struct gen_draw *draw, bool in_month)
{
	uint32_t actors = draw->opts->actors;

	if (!in_month)
		return (actors + (uint64_t)gen_random_skewed(&draw->random,
		    actors));
	if (gen_random_percent(&draw->random, draw->opts->regulars))
		return (gen_random_skewed(&draw->random, actors));
	/* From the far end, as the regulars are at this one. */
	return (actors - 1 - draw->turn++ % actors);
}

static void
draw_signin(struct gen_draw *draw, struct gen_facts *facts)
{
	facts->kind = 0;
	facts->failed = gen_random_percent(&draw->random,
	    draw->opts->failures);
	if (facts->failed && gen_random_percent(&draw->random, 20)) {
		facts->who = GEN_UNKNOWN;
		facts->person = 0;
	} else {
		facts->who = GEN_PERSON;
		facts->person = signin_person(draw, facts->in_month);
	}
}

static void
draw_other(struct gen_draw *draw, struct gen_facts *facts)
{
	uint32_t actors = draw->opts->actors;

	facts->kind = 1 + gen_random_skewed(&draw->random, gen_kind_count - 1);
	facts->failed = gen_random_percent(&draw->random, 3);
	facts->who = gen_random_percent(&draw->random, 4) ? GEN_SYSTEM :
	    GEN_PERSON;
	facts->person = gen_random_skewed(&draw->random, actors);
	if (gen_random_percent(&draw->random, 10))
		facts->person += actors;
}

void
gen_draw_next(struct gen_draw *draw, double done, struct gen_facts *facts)
{
	double span_ms = (double)(draw->log_ms[1] - draw->log_ms[0]);

	facts->number = draw->number++;
	facts->published_ms = draw->log_ms[0] + (int64_t)(span_ms * done);
	facts->in_month = facts->published_ms >= draw->month_ms[0] &&
	    facts->published_ms < draw->month_ms[1];
	if (gen_random_percent(&draw->random, draw->opts->signins))
		draw_signin(draw, facts);
	else
		draw_other(draw, facts);
}
