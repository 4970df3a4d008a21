#include "report_parts.h"

#include <stdio.h>

#include "settled.h"

#define LEAD		"mau-count: "
#define DAYS_NAMED	10	/* on a terminal */
#define DAYS_LISTED	100	/* where there is room */
#define MONTHS_LISTED	120
#define LENGTH_TEXT	64

/* What is known of the log as a whole. */
struct facts {
	const struct extent	*inside;
	struct written		 written;
	struct stretch		 stretch;
	struct coverage_count	 hours;
	struct coverage_count	 days;
	struct silence		 silence;
	size_t			 cut;		/* months, from */
	month_index		 first_cut;
};

static struct facts
facts_of(const struct window *window, const struct tally *tally)
{
	const struct coverage *coverage = tally->coverage;
	const struct extent *seen = &tally->books.seen;
	struct facts facts = { .inside = coverage_extent(coverage) };

	facts.written = settled_written(&tally->written, seen, tally->over);
	facts.stretch = settled_stretch(window, facts.inside,
	    &facts.written);
	facts.hours = coverage_hours(coverage, &facts.stretch);
	facts.days = coverage_days(coverage, &facts.stretch);
	facts.silence = coverage_silence(coverage, &facts.stretch);
	facts.cut = settled_cut(window, seen, &facts.written,
	    &facts.first_cut);
	return facts;
}

/* As much of it as one wants to know. */
static const char *
length_format(int64_t seconds, char text[LENGTH_TEXT])
{
	long long minutes = seconds / 60, hours = minutes / 60;
	long long days = hours / 24;

	if (days > 0)
		snprintf(text, LENGTH_TEXT, "%lld day%s %lld h", days,
		    days == 1 ? "" : "s", hours % 24);
	else if (hours > 0)
		snprintf(text, LENGTH_TEXT, "%lld h %lld min", hours,
		    minutes % 60);
	else if (minutes > 0)
		snprintf(text, LENGTH_TEXT, "%lld min %lld s", minutes,
		    (long long)seconds % 60);
	else
		snprintf(text, LENGTH_TEXT, "%lld s", (long long)seconds);
	return text;
}

static void
say_silence(struct out *out, const struct facts *facts)
{
	char length[LENGTH_TEXT], since[INSTANT_TEXT], until[INSTANT_TEXT];

	if (!facts->stretch.any)
		return;
	out_printf(out, LEAD "without any event: %llu of %llu hours, %llu of "
	    "%llu days", (unsigned long long)facts->hours.empty,
	    (unsigned long long)facts->hours.all,
	    (unsigned long long)facts->days.empty,
	    (unsigned long long)facts->days.all);
	if (facts->silence.any)
		out_printf(out, "; longest silence %s, from %s to %s",
		    length_format(silence_seconds(&facts->silence), length),
		    instant_format(facts->silence.since, since),
		    instant_format(facts->silence.until, until));
	out_printf(out, "\n");
}

static void
say_days(struct out *out, const struct facts *facts,
    const struct coverage *coverage, size_t most)
{
	period_index days[DAYS_LISTED];
	char text[PERIOD_TEXT];
	size_t i, count = coverage_empty_days(coverage, &facts->stretch,
	    days, most);

	if (count == 0)
		return;
	out_printf(out, LEAD "days without any event:");
	for (i = 0; i < count; i++)
		out_printf(out, "%s %s", i > 0 ? "," : "",
		    period_format(PERIOD_DAY, days[i], text));
	if (facts->days.empty > count)
		out_printf(out, ", and %llu more",
		    (unsigned long long)(facts->days.empty - count));
	out_printf(out, "\n");
}

static void
say_written(struct out *out, const struct facts *facts,
    const struct window *window)
{
	const struct written *written = &facts->written;
	enum answer over = settled_over(written, window);
	const char *told = "after the window was over";
	char at[INSTANT_TEXT];

	if (over == ANSWER_UNKNOWN)
		return;
	switch (settled_arrived(written, window)) {
	case ANSWER_YES:
		told = "after the window was over and settled";
		break;
	case ANSWER_NO:
		told = over == ANSWER_YES ? "less than an hour after the "
		    "window's end: late events may be missing" :
		    "before the window was over: later events are missing";
		break;
	case ANSWER_UNKNOWN:
		break;
	}
	out_printf(out, LEAD "the log was written ");
	/* What only is not earlier says nothing of being too early. */
	if (written->by_file || over == ANSWER_YES)
		out_printf(out, "%s%s, ", instant_format(written->earliest,
		    at), written->by_file ? "" : " or later");
	out_printf(out, "%s\n", told);
}

static void
say_cut(struct out *out, const struct facts *facts)
{
	char first[MONTH_TEXT], last[MONTH_TEXT];

	if (facts->cut == 0)
		return;
	out_printf(out, LEAD "Okta keeps its log for 90 days: %s",
	    month_format(facts->first_cut, first));
	if (facts->cut > 1)
		out_printf(out, " to %s", month_format(facts->first_cut +
		    (month_index)(facts->cut - 1), last));
	out_printf(out, " may have been cut short\n");
}

void
report_coverage_text(struct out *out, const struct window *window,
    const struct tally *tally, int roomy)
{
	char first[INSTANT_TEXT], last[INSTANT_TEXT];
	struct facts facts;

	if (tally->coverage == NULL)
		return;
	facts = facts_of(window, tally);
	if (facts.inside->any)
		out_printf(out, LEAD "events in the window: %s to %s\n",
		    instant_format(facts.inside->first, first),
		    instant_format(facts.inside->last, last));
	say_silence(out, &facts);
	say_days(out, &facts, tally->coverage, roomy ? DAYS_LISTED :
	    DAYS_NAMED);
	say_written(out, &facts, window);
	say_cut(out, &facts);
}

static void
write_instant(struct out *out, const char *name, int any, struct instant at)
{
	char text[INSTANT_TEXT];

	if (any)
		out_printf(out, "    \"%s\": \"%s\",\n", name,
		    instant_format(at, text));
	else
		out_printf(out, "    \"%s\": null,\n", name);
}

static void
write_count(struct out *out, const char *what,
    const struct coverage_count *count)
{
	out_printf(out, "    \"%s\": %llu,\n    \"%s_without_events\": "
	    "%llu,\n", what, (unsigned long long)count->all, what,
	    (unsigned long long)count->empty);
}

static void
write_answer(struct out *out, const char *name, enum answer answer)
{
	static const char *const words[] = { [ANSWER_NO] = "false",
	    [ANSWER_YES] = "true", [ANSWER_UNKNOWN] = "null" };

	out_printf(out, "    \"%s\": %s,\n", name, words[answer]);
}

static void
write_days(struct out *out, const struct facts *facts,
    const struct coverage *coverage)
{
	period_index days[DAYS_LISTED];
	char text[PERIOD_TEXT];
	size_t i, count = coverage_empty_days(coverage, &facts->stretch,
	    days, DAYS_LISTED);

	out_printf(out, "    \"empty_days\": [");
	for (i = 0; i < count; i++)
		out_printf(out, "%s\"%s\"", i > 0 ? ", " : "",
		    period_format(PERIOD_DAY, days[i], text));
	out_printf(out, "],\n");
}

static void
write_silence(struct out *out, const struct silence *silence)
{
	char since[INSTANT_TEXT], until[INSTANT_TEXT];

	if (silence->any)
		out_printf(out, "    \"longest_silence\": {\"since\": \"%s\", "
		    "\"until\": \"%s\", \"seconds\": %lld},\n",
		    instant_format(silence->since, since),
		    instant_format(silence->until, until),
		    (long long)silence_seconds(silence));
	else
		out_printf(out, "    \"longest_silence\": null,\n");
}

static void
write_cut(struct out *out, const struct facts *facts)
{
	char text[MONTH_TEXT];
	size_t i;

	out_printf(out, "    \"retention_cut\": [");
	for (i = 0; i < facts->cut && i < MONTHS_LISTED; i++)
		out_printf(out, "%s\"%s\"", i > 0 ? ", " : "",
		    month_format(facts->first_cut + (month_index)i, text));
	out_printf(out, "]\n");
}

void
report_coverage_json(struct out *out, const struct window *window,
    const struct tally *tally)
{
	struct facts facts;

	if (tally->coverage == NULL)
		return;
	facts = facts_of(window, tally);
	out_printf(out, "  \"coverage\": {\n");
	write_instant(out, "first", facts.inside->any, facts.inside->first);
	write_instant(out, "last", facts.inside->any, facts.inside->last);
	write_count(out, "hours", &facts.hours);
	write_count(out, "days", &facts.days);
	write_days(out, &facts, tally->coverage);
	write_silence(out, &facts.silence);
	write_instant(out, "written", facts.written.any,
	    facts.written.earliest);
	write_answer(out, "window_over", settled_over(&facts.written,
	    window));
	write_answer(out, "settled", settled_arrived(&facts.written, window));
	write_cut(out, &facts);
	out_printf(out, "  },\n");
}
