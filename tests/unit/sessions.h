/*
 * sessions.h - for unit tests of reports: a tally that knows who its actors
 * are and what their sessions had to say, and what is written of it.
 */
#ifndef SESSIONS_H
#define SESSIONS_H

#include "caught.h"
#include "count/report.h"
#include "when.h"

/* A session; no login, name, type: absent. */
struct session {
	struct span	 id;
	struct span	 login;
	struct span	 name;
	struct span	 type;
	const char	*when;
	int		 success;
	enum value_kind	 kind;
	struct span	 value;
};

static inline void
sessions_begin(struct tally *tally)
{
	struct fault why = unit_no_fault();

	*tally = (struct tally){ .actors = actors_new(&why),
	    .roster = roster_new(&why) };
	ck_assert_ptr_nonnull(tally->actors);
	ck_assert_ptr_nonnull(tally->roster);
	tally->groups = groups_new(actors_seed(tally->actors), &why);
	ck_assert_ptr_nonnull(tally->groups);
}

static inline void
sessions_end(struct tally *tally)
{
	groups_free(tally->groups);
	roster_free(tally->roster);
	actors_free(tally->actors);
}

static inline void
session_add(struct tally *tally, const struct session *session)
{
	uint64_t seed = actors_seed(tally->actors);
	struct idkey key = idset_key(seed, session->id.data,
	    session->id.len);
	struct described said = { session->id, session->login,
	    session->name, session->type };
	struct sightings sightings = { .count = 0 };
	struct values values = { .count = 0 };
	struct fault why = unit_no_fault();

	ck_assert_int_eq(sightings_add(&sightings, seed, key,
	    when(session->when), &said, &why), 0);
	ck_assert_int_eq(roster_add(tally->roster, &sightings, &why), 0);
	ck_assert_int_eq(values_add(&values, seed, session->kind,
	    session->value, &why), 0);
	key.lo |= session->success ? KEY_MARK : 0;
	ck_assert_int_eq(groups_add(tally->groups, &key, &values, &why), 0);
	ck_assert_int_eq(actors_add(tally->actors, &key, 1, &why), 0);
	sightings_done(&sightings);
	values_done(&values);
	tally->books.ended[VERDICT_COUNTED]++;
}

/* All that is written of these sessions, as plan asks for it; to be freed. */
static inline char *
sessions_written(const struct count_plan *plan,
    const struct session *sessions, size_t count)
{
	struct fault why = unit_no_fault();
	struct caught caught;
	struct tally tally;
	size_t i;

	sessions_begin(&tally);
	for (i = 0; i < count; i++)
		session_add(&tally, &sessions[i]);
	caught_begin(&caught);
	ck_assert_int_eq(report_write(caught.out, plan, &tally, &why), 0);
	sessions_end(&tally);
	return caught_end(&caught);
}

static inline void
sessions_expect(const struct count_plan *plan,
    const struct session *sessions, size_t count, const char *expected)
{
	char *text = sessions_written(plan, sessions, count);

	ck_assert_msg(strcmp(text, expected) == 0,
	    "written:\n%s\nexpected:\n%s", text, expected);
	free(text);
}

#endif
