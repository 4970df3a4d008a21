#include "sweep.h"

#include <stdlib.h>
#include <string.h>

/* Blocks made at a time: 16 KiB of text, so that it and what is found fit into
 * the smallest first-level cache there is, together. */
#define STRIDE		256
/* Most marks those can have, and what may be written behind them. */
#define STRIDE_MARKS	((STRIDE + 1) * SCAN_BLOCK + SCAN_SLACK + SWEEP_KINDS)

void
sweep_init(struct sweep *sweep, scan_run *run)
{
	*sweep = (struct sweep){ .run = run };
}

void
sweep_done(struct sweep *sweep)
{
	free(sweep->quotes);
	free(sweep->marks);
	free(sweep->kinds);
	sweep_init(sweep, sweep->run);
}

/* Room for the marks of one stride more. */
static int
reserve_marks(struct sweep *sweep)
{
	size_t need = sweep->mark_count + STRIDE_MARKS, cap;
	uint32_t *marks;
	char *kinds;

	if (need <= sweep->marks_cap)
		return 0;
	cap = need + need / 2;
	if ((marks = realloc(sweep->marks, cap * sizeof *marks)) == NULL)
		return -1;
	sweep->marks = marks;
	if ((kinds = realloc(sweep->kinds, cap)) == NULL)
		return -1;
	sweep->kinds = kinds;
	sweep->marks_cap = cap;
	return 0;
}

/*
 * Look at blocks whole ones; odd ones do not count as made, as what follows
 * the oddity in them may be wrong.
 */
static enum sweep_status
run(struct sweep *sweep, const char *text, size_t blocks)
{
	struct scan_out out = { sweep->quotes + sweep->done,
	    sweep->marks + sweep->mark_count, sweep->kinds +
	    sweep->mark_count, (uint32_t)(sweep->done * SCAN_BLOCK) };

	sweep->run(&sweep->state, text, blocks, &out);
	if (sweep->state.odd != 0)
		return SWEEP_ODD;
	sweep->done += blocks;
	sweep->quotes[sweep->done] = 0;
	sweep->mark_count = (size_t)(out.marks - sweep->marks);
	return SWEEP_MORE;
}

/* One block of which only some bytes count: those of the text, and none before
 * at; blanks in place of the others. */
static enum sweep_status
run_part(struct sweep *sweep, size_t at)
{
	char part[SCAN_BLOCK];
	size_t begin = sweep->done * SCAN_BLOCK, end = begin + SCAN_BLOCK;

	if (end > sweep->len)
		end = sweep->len;
	memset(part, ' ', sizeof part);
	memcpy(part + (at - begin), sweep->text + at, end - at);
	return run(sweep, part, 1);
}

int
sweep_begin(struct sweep *sweep, const char *text, size_t len, size_t at,
    struct fault *why)
{
	size_t need = len / SCAN_BLOCK + 3;

	if (len > SWEEP_MAX)
		return fault_memory(why);
	sweep->text = text;
	sweep->len = len;
	sweep->state = (struct scan_state){ 0 };
	sweep->mark_count = sweep->cursor = sweep->next = 0;
	if (need > sweep->quotes_cap) {
		free(sweep->quotes);
		sweep->quotes_cap = 0;
		sweep->quotes = malloc(need * sizeof *sweep->quotes);
		if (sweep->quotes == NULL)
			return fault_memory(why);
		sweep->quotes_cap = need;
	}
	if (reserve_marks(sweep) == -1)
		return fault_memory(why);
	/* A block that is begun before at counts as made when there is nothing
	 * in it. */
	sweep->done = at / SCAN_BLOCK + (at == len && at % SCAN_BLOCK != 0);
	sweep->quotes[sweep->done] = 0;
	if (at % SCAN_BLOCK != 0 && at < len)
		run_part(sweep, at);
	return 0;
}

enum sweep_status
sweep_more(struct sweep *sweep)
{
	size_t begin = sweep->done * SCAN_BLOCK, blocks;

	if (sweep->state.odd != 0)
		return SWEEP_ODD;
	if (begin >= sweep->len)
		return SWEEP_END;
	if (reserve_marks(sweep) == -1)
		return SWEEP_MEMORY;
	blocks = (sweep->len - begin) / SCAN_BLOCK;
	if (blocks == 0)
		return run_part(sweep, begin);
	return run(sweep, sweep->text + begin,
	    blocks < STRIDE ? blocks : STRIDE);
}
