#include "resume.h"

#include <stddef.h>
#include <string.h>

#define VERSION_NOW	1

/* The numbers of a tally, by name. */
static const struct {
	const char	*name;
	size_t		 offset;
} numbers[] = {
	{ "pages", offsetof(struct resume_tally, pages) },
	{ "events", offsetof(struct resume_tally, events) },
	{ "outside", offsetof(struct resume_tally, outside) },
	{ "twice", offsetof(struct resume_tally, twice) },
	{ "last_begin", offsetof(struct resume_tally, last_begin) },
};
#define NUMBERS	(sizeof numbers / sizeof numbers[0])

static uint64_t *
number_at(struct resume_tally *tally, size_t i)
{
	return (uint64_t *)(void *)((char *)tally + numbers[i].offset);
}

static int
put_text(struct object *state, const char *name, const char *text,
    struct fault *why)
{
	return object_put_text(state, name, span_of(text), why);
}

static int
put_tally(struct object *state, struct resume_tally tally, struct fault *why)
{
	char text[INSTANT_TEXT];
	size_t i;

	for (i = 0; i < NUMBERS; i++)
		if (object_put_number(state, numbers[i].name,
		    (int64_t)*number_at(&tally, i), why) == -1)
			return -1;
	if (put_text(state, "begun", instant_format(tally.begun, text),
	    why) == -1)
		return -1;
	return tally.has_latest ? put_text(state, "latest",
	    instant_format(tally.latest, text), why) : 0;
}

struct object *
resume_write(const struct resume_job *job, const struct resume_tally *tally,
    const char *next, struct fault *why)
{
	struct object *state;

	if ((state = object_new(why)) == NULL)
		return NULL;
	if (object_put_number(state, "okta-logfetch", VERSION_NOW,
	    why) == 0 && put_text(state, "org", job->origin, why) == 0 &&
	    put_text(state, "since", job->since, why) == 0 &&
	    put_text(state, "until", job->until, why) == 0 &&
	    put_text(state, "filter", job->filter, why) == 0 &&
	    put_text(state, "format", job->format, why) == 0 &&
	    put_tally(state, *tally, why) == 0 &&
	    put_text(state, "next", next != NULL ? next : "", why) == 0)
		return state;
	object_free(state);
	return NULL;
}

static int
malformed(struct fault *why)
{
	return fault_set(why, FAULT_USAGE, "its state was not written by this "
	    "version of okta-logfetch");
}

/* Is a text of the state what the job has?  NULL: whatever it is. */
static int
check_same(const struct object *state, const char *name, const char *wanted,
    struct fault *why)
{
	const char *was = object_text(state, name);

	if (was == NULL)
		return malformed(why);
	if (wanted == NULL || strcmp(was, wanted) == 0)
		return 0;
	return fault_set(why, FAULT_USAGE,
	    "%s was '%s' when it was begun, and is '%s' now", name, was,
	    wanted);
}

static int
take_tally(const struct object *state, struct resume_tally *tally)
{
	const char *latest = object_text(state, "latest");
	const char *begun = object_text(state, "begun");
	int64_t number;
	size_t i;

	*tally = (struct resume_tally){ .pages = 0 };
	for (i = 0; i < NUMBERS; i++) {
		number = object_number(state, numbers[i].name, -1);
		if (number < 0)
			return -1;
		*number_at(tally, i) = (uint64_t)number;
	}
	if (begun == NULL || instant_parse(span_of(begun),
	    INSTANT_ZONE_REQUIRED, &tally->begun) != INSTANT_OK)
		return -1;
	if (latest == NULL)
		return 0;
	tally->has_latest = 1;
	return instant_parse(span_of(latest), INSTANT_ZONE_REQUIRED,
	    &tally->latest) == INSTANT_OK ? 0 : -1;
}

static int
keep(struct buf *buf, const char *text, struct fault *why)
{
	buf->len = 0;
	if (buf_add(buf, text, strlen(text) + 1, why) == -1)
		return -1;
	buf->len--;
	return 0;
}

int
resume_read(const struct object *state, const struct resume_job *job,
    struct resume_tally *tally, struct buf *next, struct buf *until,
    struct fault *why)
{
	const char *next_text = object_text(state, "next");

	if (object_number(state, "okta-logfetch", 0) != VERSION_NOW ||
	    next_text == NULL || take_tally(state, tally) == -1)
		return malformed(why);
	if (check_same(state, "org", job->origin, why) == -1 ||
	    check_same(state, "since", job->since, why) == -1 ||
	    check_same(state, "until", job->until, why) == -1 ||
	    check_same(state, "filter", job->filter, why) == -1 ||
	    check_same(state, "format", job->format, why) == -1)
		return -1;
	return keep(next, next_text, why) == -1 ||
	    keep(until, object_text(state, "until"), why) == -1 ? -1 : 0;
}
