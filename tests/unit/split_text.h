/*
 * split_text.h - what split makes of an input, one line for each result, to be
 * compared with what a table has:
 *
 *	line 0:1 {'a':1}	layout, offset, line and text of a record
 *	bad 8:2 {!}		a record that is rejected: one with a "!" in it
 *	damage 12:3 ...		offset, line and message
 *	sentinel 20:4 ...	the same
 *	skipped 8		bytes, at the end; left out when there are none
 *
 * In inputs and results JSON is written with ' for "; in results ~ and ^ stand
 * for line break and carriage return.
 */
#ifndef SPLIT_TEXT_H
#define SPLIT_TEXT_H

#include <stdarg.h>
#include <stdio.h>

#include "log/split.h"
#include "unit.h"

#define SPLIT_TEXT	8192

struct split_text {
	char	text[SPLIT_TEXT];
	size_t	len;
};

static inline void split_say(struct split_text *to, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static inline void
split_say(struct split_text *to, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(to->text + to->len, SPLIT_TEXT - to->len, fmt, ap);
	va_end(ap);
	ck_assert_int_ge(n, 0);
	to->len += (size_t)n;
	ck_assert_uint_lt(to->len, SPLIT_TEXT);
}

static inline uint64_t
split_slow_line(struct span input, uint64_t offset)
{
	uint64_t line = 1, i;

	for (i = 0; i < offset; i++)
		line += input.data[i] == '\n';
	return line;
}

static inline void
split_say_record(struct split_text *to, const char *word,
    const struct record *rec, uint64_t line)
{
	size_t from;

	split_say(to, "%s %llu:%llu ", word, (unsigned long long)rec->offset,
	    (unsigned long long)line);
	from = to->len;
	split_say(to, "%.*s\n", (int)rec->len, rec->text);
	for (; from < to->len - 1; from++)
		switch (to->text[from]) {
		case '"':
			to->text[from] = '\'';
			break;
		case '\n':
			to->text[from] = '~';
			break;
		case '\r':
			to->text[from] = '^';
			break;
		}
}

/* All results for the bytes at hand; input is the whole of what is fed. */
static inline void
split_take(struct split *split, struct span input, struct split_text *to)
{
	static const char *const layouts[] = {
		[RECORD_LINE] = "line", [RECORD_RUN] = "run",
		[RECORD_PAGE] = "page", [RECORD_PRETTY] = "pretty" };
	struct fault why = unit_no_fault();
	struct record rec;
	uint64_t line;
	int status;

	while ((status = split_next(split, &rec, &why)) != 0) {
		ck_assert_uint_le(rec.offset, input.len);
		line = split_line(split, rec.offset);
		if (line != split_slow_line(input, rec.offset))
			ck_abort_msg("byte %llu is not on line %llu",
			    (unsigned long long)rec.offset,
			    (unsigned long long)line);
		if (status == -1) {
			ck_assert(why.kind == FAULT_RECORD ||
			    why.kind == FAULT_SENTINEL);
			split_say(to, "%s %llu:%llu %s\n",
			    why.kind == FAULT_RECORD ? "damage" : "sentinel",
			    (unsigned long long)rec.offset,
			    (unsigned long long)line, why.msg);
			continue;
		}
		ck_assert_int_eq(status, 1);
		ck_assert_mem_eq(rec.text, input.data + rec.offset, rec.len);
		if (memchr(rec.text, '!', rec.len) != NULL) {
			split_say_record(to, "bad", &rec, line);
			split_reject(split);
		} else {
			split_say_record(to, layouts[rec.layout], &rec, line);
		}
	}
	/* Without new bytes there is nothing new. */
	ck_assert_int_eq(split_next(split, &rec, &why), 0);
}

/* Feed input in blocks of that size; 0: in one. */
static inline void
split_run(struct split *split, struct span input, size_t size,
    struct split_text *to)
{
	struct fault why = unit_no_fault();
	size_t at, count;
	char *space;

	split_restart(split);
	*to = (struct split_text){ .len = 0 };
	for (at = 0; at < input.len; at += count) {
		count = size == 0 || size > input.len - at ?
		    input.len - at : size;
		/* More room than is used; and now and then nothing comes. */
		space = split_space(split, count + at % 5, &why);
		ck_assert_ptr_nonnull(space);
		if (at % 3 == 0) {
			split_fill(split, 0);
			split_take(split, input, to);
			space = split_space(split, count, &why);
			ck_assert_ptr_nonnull(space);
		}
		memcpy(space, input.data + at, count);
		split_fill(split, count);
		split_take(split, input, to);
	}
	split_finish(split);
	split_take(split, input, to);
	split_take(split, input, to);
	if (split_skipped(split) > 0)
		split_say(to, "skipped %llu\n",
		    (unsigned long long)split_skipped(split));
}

/* The results are these, in blocks of each size. */
static inline void
split_expect(const struct split_limits *limits, struct span text,
    const char *want)
{
	struct fault why = unit_no_fault();
	struct split *split = split_new(limits, &why);
	char *json = unit_json(text);
	struct split_text got;
	size_t size;

	ck_assert_ptr_nonnull(split);
	for (size = 0; size <= 32; size++) {
		split_run(split, (struct span){ json, text.len },
		    size == 32 ? 4096 : size, &got);
		if (strcmp(got.text, want) != 0)
			ck_abort_msg("in blocks of %zu:\n%s--- and not:\n%s",
			    size, got.text, want);
	}
	split_free(split);
	free(json);
}

#endif
