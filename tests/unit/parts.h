/*
 * parts.h - for unit tests of files that are gone on with: a partfile in the
 * working folder, called "log", step by step.
 */
#ifndef PARTS_H
#define PARTS_H

#include "fetch/partfile.h"
#include "log/sentinel.h"
#include "scratch.h"

#define PART		"log.part"
#define STATE		"log.part.state"
#define STATE_NEW	"log.part.state.new"

static inline struct partfile *
part_open(int wanted, struct object **state)
{
	struct fault why = unit_no_fault();
	struct partfile *part;

	ck_assert_msg(partfile_open("log", &part, state, &why) == wanted,
	    "%s", why.msg);
	ck_assert_ptr_nonnull(part);
	ck_assert_int_eq(*state != NULL, wanted);
	return part;
}

static inline struct partfile *
part_begin(void)
{
	struct object *state;

	return part_open(0, &state);
}

/* It goes on behind length bytes, with what was recorded as "n". */
static inline struct partfile *
part_go_on(uint64_t length, int64_t n)
{
	struct object *state;
	struct partfile *part = part_open(1, &state);

	ck_assert_uint_eq(partfile_length(part), length);
	ck_assert_int_eq(object_number(state, "n", -1), n);
	object_free(state);
	return part;
}

static inline void
part_refuse(enum fault_kind kind, const char *says)
{
	struct fault why = unit_no_fault();
	struct object *state;
	struct partfile *part;

	ck_assert_int_eq(partfile_open("log", &part, &state, &why), -1);
	ck_assert_ptr_null(part);
	ck_assert_ptr_null(state);
	unit_expect_fault(&why, kind, says);
}

static inline int
part_try_append(struct partfile *part, const char *text, int64_t n,
    struct fault *why)
{
	struct object *state = object_new(why);
	int status;

	ck_assert_ptr_nonnull(state);
	ck_assert_int_eq(object_put_number(state, "n", n, why), 0);
	status = partfile_append(part, text, strlen(text), state, why);
	object_free(state);
	return status;
}

static inline void
part_append(struct partfile *part, const char *text, int64_t n)
{
	struct fault why = unit_no_fault();
	uint64_t before = partfile_length(part);

	ck_assert_msg(part_try_append(part, text, n, &why) == 0, "%s",
	    why.msg);
	ck_assert_uint_eq(partfile_length(part), before + strlen(text));
}

static inline void
part_finish(struct partfile *part)
{
	struct fault why = unit_no_fault();

	ck_assert_msg(partfile_finish(part, &why) == 0, "%s", why.msg);
	partfile_free(part);
}

/* The file holds text, and then the line that says that more is to come. */
static inline void
part_expect(const char *text)
{
	char *is = scratch_read(PART), *line;

	ck_assert_msg(strncmp(is, text, strlen(text)) == 0, "%s", is);
	line = is + strlen(text);
	ck_assert_msg(strncmp(line, SENTINEL " ", sizeof SENTINEL) == 0,
	    "%s", is);
	ck_assert_msg(strchr(line, '\n') != NULL, "%s", is);
	free(is);
}

/* Nothing is left but what was to be made, and that is taken away: it would
 * not be written over. */
static inline void
part_expect_whole(const char *text)
{
	scratch_expect("log", text);
	ck_assert_int_eq(scratch_has(PART), 0);
	ck_assert_int_eq(scratch_has(STATE), 0);
	ck_assert_int_eq(scratch_has(STATE_NEW), 0);
	ck_assert_int_eq(unlink("log"), 0);
}

#endif
