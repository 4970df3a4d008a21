#include "notes.h"

#include "report.h"

#define NOTE	"mau-count: note: "

static const char *
plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

/* The recipe's count takes in who mistyped, who was attacked, and nobody. */
static void
note_failures(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	uint64_t actors = actors_count(tally->actors);
	uint64_t failed = actors - actors_marked(tally->actors);
	int unknown_failed = tally->books.unknown > 0 &&
	    tally->books.unknown_success == 0;

	if (plan->filter.outcome_count == 0 && failed > 0) {
		out_printf(out, NOTE "%llu of the %llu actor%s had no sign-in "
		    "with the outcome SUCCESS", (unsigned long long)failed,
		    (unsigned long long)actors, plural(actors));
		if (unknown_failed)
			out_printf(out, ", among them \"unknown\": %llu "
			    "sign-in%s with a login that no user has",
			    (unsigned long long)tally->books.unknown,
			    plural(tally->books.unknown));
		out_printf(out, "; %s leaves %s out\n", plan->compare ||
		    plan->defined ? "--definition success" :
		    "--outcome SUCCESS", failed == 1 ? "it" : "them");
		if (unknown_failed)
			return;
	}
	if (tally->books.unknown > 0)
		out_printf(out, NOTE "one of the actors counted is "
		    "\"unknown\": %llu sign-in%s with a login that no user "
		    "has\n", (unsigned long long)tally->books.unknown,
		    plural(tally->books.unknown));
}

static void
note_other_months(struct out *out, const struct count_plan *plan,
    const struct months *months)
{
	char text[WINDOW_TEXT], month[MONTH_TEXT];
	size_t i;

	out_printf(out, NOTE "no event is inside the window %s, but the input "
	    "has others:", window_format(&plan->filter.window, text));
	for (i = 0; i < months->count; i++)
		out_printf(out, "%s %llu in %s", i > 0 ? "," : "",
		    (unsigned long long)months->events[i],
		    month_format(months->list[i], month));
	out_printf(out, "%s%s\n", months->more ? ", and more in other "
	    "months" : "", plan->sides.by == SIDES_MONTHS ? "" :
	    "; --month picks one");
}

/* Events that some definition calls for, and whose the log does not tell. */
static void
note_no_user(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	uint64_t events = tally->books.ended[VERDICT_NO_USER];

	if (events > 0)
		out_printf(out, NOTE "%llu event%s w%s by no known user, and "
		    "not counted: by \"unknown\"%s\n",
		    (unsigned long long)events, plural(events),
		    events == 1 ? "as" : "ere",
		    plan->wanted.person_type_count > 0 ? ", or by an "
		    "application without a User among its targets" : "");
	if (plan->wanted.person_type_count > 0 && tally->books.tokens == 0 &&
	    tally->books.read > 0)
		out_printf(out, NOTE "the input holds no event in which a "
		    "token is made, so that \"amau\" is about sessions alone; "
		    "a log fetched for user.session.start has none\n");
}

/* One uuid is one event, wherever the log comes from. */
static void
note_conflicts(struct out *out, const struct tally *tally)
{
	uint64_t events = tally->unique == NULL ? 0 :
	    unique_conflicts(tally->unique);

	if (events > 0)
		out_printf(out, NOTE "%llu event%s the uuid of another one, "
		    "but differ%s from it, and w%s counted: the log was "
		    "changed, or not made by Okta\n",
		    (unsigned long long)events, events == 1 ? " has" :
		    "s have", events == 1 ? "s" : "", events == 1 ? "as" :
		    "ere");
}

/* Next to nobody everybody is new, or gone. */
static void
note_empty_side(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	static const char *const looks[SIDES] = { "new", "gone" };
	size_t i;

	for (i = 0; tally->difference != NULL && i < SIDES; i++) {
		struct span name = span_of(plan->sides.names[i]);

		if (roster_sessions(difference_side(tally->difference,
		    i)) > 0)
			continue;
		out_printf(out, NOTE "no event of ");
		report_list(out, &name, 1, "");
		out_printf(out, " counts, so that everybody looks %s\n",
		    looks[i]);
	}
}

/* Does any of the definitions that are compared call for an event? */
static int
is_compared(const struct tally *tally)
{
	int i;

	for (i = 0; tally->compared != NULL && i < DEFINITIONS; i++)
		if (compared_events(tally->compared, (enum definition)i) > 0)
			return 1;
	return 0;
}

static void
note_nothing(struct out *out, const struct count_plan *plan,
    const struct tally *tally)
{
	const struct filter *filter = &plan->filter;

	if (tally->books.ended[VERDICT_COUNTED] > 0 ||
	    tally->books.ended[VERDICT_NO_USER] > 0 || is_compared(tally))
		return;
	if (tally->books.outside.count > 0) {
		note_other_months(out, plan, &tally->books.outside);
	} else if (tally->books.ended[VERDICT_OTHER_OUTCOME] > 0) {
		out_printf(out, NOTE "no event has the outcome ");
		report_list(out, filter->outcomes, filter->outcome_count,
		    " or ");
		out_printf(out, "; %llu of the type asked for ha%s another "
		    "or none\n", (unsigned long long)
		    tally->books.ended[VERDICT_OTHER_OUTCOME],
		    tally->books.ended[VERDICT_OTHER_OUTCOME] == 1 ?
		    "s" : "ve");
	} else if (tally->books.ended[VERDICT_OTHER_TYPE] > 0) {
		out_printf(out, NOTE "no event has the type ");
		report_list(out, filter->types, filter->type_count, " or ");
		out_printf(out, "; %llu ha%s another\n", (unsigned long long)
		    tally->books.ended[VERDICT_OTHER_TYPE],
		    tally->books.ended[VERDICT_OTHER_TYPE] == 1 ? "s" : "ve");
	} else if (tally->books.read == 0) {
		out_printf(out, NOTE "the input holds no event at all\n");
	}
}

static void
note_not_over(struct out *out, const struct count_plan *plan,
    struct instant now)
{
	const struct window *window = &plan->filter.window;
	char text[WINDOW_TEXT], until[INSTANT_TEXT];

	if (!window->has_until || instant_cmp(now, window->until) >= 0)
		return;
	if (window->has_since && instant_cmp(now, window->since) < 0)
		out_printf(out, NOTE "the window %s has not begun yet\n",
		    window_format(window, text));
	else
		out_printf(out, NOTE "the window %s is not over before %s: "
		    "the number may still grow\n",
		    window_format(window, text),
		    instant_format(window->until, until));
}

void
notes_write(struct out *out, const struct count_plan *plan,
    const struct tally *tally, struct instant now)
{
	note_failures(out, plan, tally);
	note_no_user(out, plan, tally);
	note_conflicts(out, tally);
	note_nothing(out, plan, tally);
	if (tally->books.ended[VERDICT_COUNTED] > 0)
		note_empty_side(out, plan, tally);
	note_not_over(out, plan, now);
}
