#include "profile.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof (struct profile) <= PROFILE_BYTES, "a line holds it");

static const struct span unknown_id = { "unknown", 7 };

void
profile_begin(struct profile *profile, struct span id)
{
	profile->flags = span_eq(id, unknown_id) ? PROFILE_UNKNOWN : 0;
}

void
profile_done(struct profile *profile)
{
	free(profile->text);
	profile->text = NULL;
}

/* Of one id, only descriptions that are the same are equal. */
static int
said_cmp(const struct described *a, struct instant a_when,
    const struct described *b, struct instant b_when)
{
	int cmp = (a->login.data != NULL) - (b->login.data != NULL);

	if (cmp == 0)
		cmp = instant_cmp(a_when, b_when);
	if (cmp == 0)
		cmp = span_cmp(a->login, b->login);
	if (cmp == 0)
		cmp = span_cmp(a->name, b->name);
	return cmp != 0 ? cmp : span_cmp(a->type, b->type);
}

static struct instant
told(const struct profile *profile)
{
	return (struct instant){ profile->told_sec, profile->told_ns };
}

static void
tell(struct profile *profile, struct instant when)
{
	profile->told_sec = when.sec;
	profile->told_ns = when.ns;
}

static int
keep_text(struct profile *profile, const char *packed, struct fault *why)
{
	size_t bytes = described_bytes(packed);
	char *text = realloc(profile->text, bytes);

	if (text == NULL)
		return fault_memory(why);
	memcpy(text, packed, bytes);
	profile->text = text;
	return 0;
}

/*
 * Keep the greatest of what is said.  A login that is kept gives way only to
 * another one: so when a second one is seen, in whatever order, one that is
 * not the same is there to be compared with.
 */
static int
describe(struct profile *profile, const struct sighting *sighting,
    const char *packed, struct fault *why)
{
	struct described said = described_unpack(packed), had;
	int renames;

	if (profile->flags & PROFILE_UNKNOWN)
		return 0;
	had = profile->text == NULL ? (struct described){ .id = said.id } :
	    described_unpack(profile->text);
	renames = said.login.data != NULL && had.login.data != NULL &&
	    !span_eq(said.login, had.login);
	if (profile->text == NULL ||
	    said_cmp(&said, sighting->when, &had, told(profile)) > 0) {
		if (keep_text(profile, packed, why) == -1)
			return -1;
		profile->digest = sighting->digest;
		tell(profile, sighting->when);
	}
	if (renames)
		profile->flags |= PROFILE_RENAMED;
	return 0;
}

/* first and last, if when is before or after them. */
static void
stretch(struct profile *profile, struct instant when)
{
	if (profile->sessions == 0 ||
	    instant_cmp(when, profile_first(profile)) < 0) {
		profile->first_sec = when.sec;
		profile->first_ns = when.ns;
	}
	if (profile->sessions == 0 ||
	    instant_cmp(when, profile_last(profile)) > 0) {
		profile->last_sec = when.sec;
		profile->last_ns = when.ns;
	}
}

int
profile_add(struct profile *profile, const struct sighting *sighting,
    const char *packed, struct fault *why)
{
	if (profile->text != NULL && profile->digest == sighting->digest) {
		/* The same, said later: what is to take its place has to be
		 * later still. */
		if (instant_cmp(sighting->when, told(profile)) > 0)
			tell(profile, sighting->when);
	} else if (describe(profile, sighting, packed, why) == -1) {
		return -1;
	}
	if (sighting_repeats(sighting))
		return 0;
	stretch(profile, sighting->when);
	profile->sessions++;
	return 0;
}

struct described
profile_said(const struct profile *profile)
{
	if (profile->flags & PROFILE_UNKNOWN)
		return (struct described){ .id = unknown_id };
	return described_unpack(profile->text);
}

struct instant
profile_first(const struct profile *profile)
{
	return (struct instant){ profile->first_sec, profile->first_ns };
}

struct instant
profile_last(const struct profile *profile)
{
	return (struct instant){ profile->last_sec, profile->last_ns };
}

int
profile_id_cmp(const struct profile *a, const struct profile *b)
{
	return span_cmp(profile_said(a).id, profile_said(b).id);
}

size_t
profile_text_bytes(const struct profile *profile)
{
	size_t bytes;

	if (profile->text == NULL)
		return 0;
	/* A word of malloc()'s own, and 16 bytes at a time, 32 at least. */
	bytes = described_bytes(profile->text) + sizeof (size_t);
	bytes = (bytes + 15) & ~(size_t)15;
	return bytes < 32 ? 32 : bytes;
}
