/*
 * find_record.h - a record found the swift way, for those who are handed one:
 * what records.h would find, without all of it.
 */
#ifndef FIND_RECORD_H
#define FIND_RECORD_H

#include "log/records.h"
#include "unit.h"

struct finder {
	struct sweep	 sweep;
	struct brackets	*brackets;
	char		*text;		/* owned: ends where memory does */
};

static inline struct finder
finder_new(void)
{
	struct finder finder = { .brackets = brackets_new() };

	ck_assert_ptr_nonnull(finder.brackets);
	sweep_init(&finder.sweep, scan_best());
	return finder;
}

static inline void
finder_done(struct finder *finder)
{
	sweep_done(&finder->sweep);
	brackets_free(finder->brackets);
	free(finder->text);
}

/*
 * Look at the record at text[at], which is copied: *found is good until the
 * next call.  0: it is odd, and its end not known; found has it all the same,
 * up to the end of the text, for a careful reader.
 */
static inline int
finder_find(struct finder *finder, struct span text, size_t at,
    struct found *found)
{
	struct fault why = unit_no_fault();
	const struct shape *shape = NULL;
	struct sweep *sweep = &finder->sweep;

	free(finder->text);
	finder->text = unit_copy(text);
	*found = (struct found){ .at = at };
	found->record = (struct record){ finder->text + at, text.len - at,
	    at, RECORD_LINE };
	ck_assert_int_eq(sweep_begin(sweep, finder->text, text.len, at,
	    &why), 0);
	if (text.len == at || text.data[at] != '{' ||
	    brackets_match(finder->brackets, sweep, at, &shape) !=
	    BRACKETS_END)
		return 0;
	found->sweep = sweep;
	found->shape = shape;
	found->record.len = (size_t)sweep->marks[sweep->cursor +
	    shape->marks - 1] + 1 - at;
	return 1;
}

#endif
