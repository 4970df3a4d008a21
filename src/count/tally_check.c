#include "tally.h"

/* Are all sessions in some period, and every actor in one at least? */
static int
periods_agree(const struct periods *periods, uint64_t sessions,
    size_t actors)
{
	size_t i, most = 0, sum = 0;
	struct period_row row;

	for (i = 0; i < periods_count(periods); i++) {
		row = periods_row(periods, i);
		sessions -= row.sessions;
		sum += row.actors;
		most = row.actors > most ? row.actors : most;
	}
	return sessions == 0 && most <= actors && sum >= actors;
}

/* Was what counted inside the window? */
static int
coverage_agrees(const struct coverage *coverage, const struct extent *counted)
{
	const struct extent *inside = coverage_extent(coverage);

	return !counted->any || (inside->any &&
	    instant_cmp(inside->first, counted->first) <= 0 &&
	    instant_cmp(inside->last, counted->last) >= 0);
}

/* Are all sessions on some side, and every actor on one at least? */
static int
sides_agree(const struct difference *difference, uint64_t sessions,
    size_t actors)
{
	const struct roster *before = difference_side(difference, 0);
	const struct roster *after = difference_side(difference, 1);

	return roster_sessions(before) + roster_sessions(after) == sessions &&
	    roster_count(before) <= actors && roster_count(after) <= actors &&
	    roster_count(before) + roster_count(after) >= actors;
}

/* Is what was asked for, beside the count, of the same sessions? */
static int
reports_agree(const struct tally *tally, uint64_t sessions, size_t actors)
{
	return (tally->periods == NULL ||
	    periods_agree(tally->periods, sessions, actors)) &&
	    (tally->days == NULL ||
	    periods_agree(tally->days, sessions, actors)) &&
	    (tally->roster == NULL ||
	    (roster_count(tally->roster) == actors &&
	    roster_sessions(tally->roster) == sessions)) &&
	    (tally->difference == NULL ||
	    sides_agree(tally->difference, sessions, actors)) &&
	    (tally->groups == NULL ||
	    groups_sessions(tally->groups) == sessions) &&
	    (tally->compared == NULL || (compared_events(tally->compared,
	    DEFINITION_SESSION) == sessions && compared_actors(
	    tally->compared, DEFINITION_SESSION) == actors)) &&
	    (tally->unique == NULL ||
	    unique_count(tally->unique) == sessions) &&
	    (tally->coverage == NULL ||
	    coverage_agrees(tally->coverage, &tally->books.counted));
}

int
tally_check(const struct tally *tally, struct fault *why)
{
	uint64_t booked = 0, records = 0, rejected = 0;
	uint64_t counted = tally->books.ended[VERDICT_COUNTED];
	size_t i, actors = actors_count(tally->actors);

	for (i = 0; i < VERDICTS; i++)
		booked += tally->books.ended[i];
	for (i = 0; i < tally->input_count; i++) {
		records += tally->inputs[i].records;
		rejected += tally->inputs[i].rejected;
	}
	if (booked == tally->books.read && (tally->input_count == 0 ||
	    (records == tally->books.read &&
	    rejected == tally->books.ended[VERDICT_REJECTED])) &&
	    actors <= counted && actors_marked(tally->actors) <= actors &&
	    reports_agree(tally, counted, actors))
		return 0;
	return fault_set(why, FAULT_SYSTEM, "the books do not balance: %llu "
	    "records read, %llu accounted for, %llu by input; this is a bug, "
	    "please report it", (unsigned long long)tally->books.read,
	    (unsigned long long)booked, (unsigned long long)records);
}
