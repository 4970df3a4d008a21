#include "fetch_notes.h"

#define NOTE		"okta-logfetch: note: "
#define DAY_S		INT64_C(86400)
#define LATE_S		600	/* most events arrive within seconds */

void
fetch_notes_warn(struct out *out, const struct window *window,
    struct instant now)
{
	char since[INSTANT_TEXT], oldest_text[INSTANT_TEXT];
	struct instant oldest = { now.sec - FETCH_RETENTION_DAYS * DAY_S,
	    now.ns };

	if (instant_cmp(window->since, oldest) >= 0)
		return;
	out_printf(out, "okta-logfetch: warning: the window begins at %s, "
	    "%lld days ago, and Okta keeps its log for %d days: events before "
	    "%s are gone, and the org will not say so; what comes can only be "
	    "part of the answer\n", instant_format(window->since, since),
	    (long long)((now.sec - window->since.sec) / DAY_S),
	    FETCH_RETENTION_DAYS, instant_format(oldest, oldest_text));
}

void
fetch_notes_early(struct out *out, const struct window *window,
    struct instant begun)
{
	char until[INSTANT_TEXT], at[INSTANT_TEXT];
	long long ago = begun.sec - window->until.sec;

	instant_format(window->until, until);
	instant_format(begun, at);
	if (instant_cmp(begun, window->until) < 0)
		out_printf(out, NOTE "the window ends at %s, and this was "
		    "begun at %s: these are the events until then\n", until,
		    at);
	else if (ago < LATE_S)
		out_printf(out, NOTE "the window ended at %s, %lld seconds "
		    "before this was begun: events may have come since; "
		    "download it again to have them\n", until, ago);
}

int
fetch_notes_is_stale(const struct window *window, struct instant begun,
    struct instant now)
{
	return begun.sec < window->until.sec + LATE_S &&
	    now.sec >= window->until.sec + LATE_S;
}

void
fetch_notes_result(struct out *out, const struct window *window,
    enum sink_format format, const struct resume_tally *tally)
{
	char text[WINDOW_TEXT];
	unsigned long long outside = tally->outside, twice = tally->twice;

	if (tally->events == 0)
		out_printf(out, NOTE "the org has no such event in %s\n",
		    window_format(window, text));
	if (outside > 0)
		out_printf(out, NOTE "%llu event%s outside the window %s\n",
		    outside, outside == 1 ? "" : "s", format == SINK_PAGES ?
		    "came along, and stand in the pages" :
		    outside == 1 ? "came along, and was left out" :
		    "came along, and were left out");
	if (twice > 0)
		out_printf(out, NOTE "%llu event%s came twice, on pages that "
		    "overlap, and %s written once\n", twice,
		    twice == 1 ? "" : "s", twice == 1 ? "was" : "were");
}
