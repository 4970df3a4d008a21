#include "settled.h"

#include "base/calendar.h"

#define NS_LAST		999999999
/* Okta's own words: the log is kept for 90 days. */
#define KEPT_SECONDS	(90 * DAY_SECONDS)
/* How much older an event may be that is thrown away soon. */
#define KEPT_SLACK	(2 * DAY_SECONDS)
/* After so long, what was late has arrived. */
#define LATE_SECONDS	3600

static struct instant
later_by(struct instant at, int64_t seconds)
{
	at.sec += seconds;
	return at;
}

/* The last instant before. */
static struct instant
just_before(struct instant at)
{
	if (at.ns > 0)
		return (struct instant){ at.sec, at.ns - 1 };
	return (struct instant){ at.sec - 1, NS_LAST };
}

static struct instant
whole_second(struct instant at)
{
	at.ns = 0;
	return at;
}

struct written
settled_written(const struct extent *files, const struct extent *seen,
    struct instant now)
{
	struct written written = { .latest = now };

	if (seen->any && instant_cmp(seen->last, now) <= 0) {
		written.any = 1;
		written.earliest = seen->last;
	}
	if (!files->any || instant_cmp(files->last, now) > 0 ||
	    (written.any && instant_cmp(files->last, written.earliest) < 0))
		return written;
	written.any = written.by_file = 1;
	written.earliest = written.latest = files->last;
	return written;
}

/* Was it written then, or later? */
static enum answer
not_before(const struct written *written, struct instant at)
{
	if (written->any && instant_cmp(written->earliest, at) >= 0)
		return ANSWER_YES;
	return instant_cmp(written->latest, at) < 0 ? ANSWER_NO :
	    ANSWER_UNKNOWN;
}

enum answer
settled_over(const struct written *written, const struct window *window)
{
	return window->has_until ? not_before(written, window->until) :
	    ANSWER_UNKNOWN;
}

enum answer
settled_arrived(const struct written *written, const struct window *window)
{
	return window->has_until ? not_before(written,
	    later_by(window->until, LATE_SECONDS)) : ANSWER_UNKNOWN;
}

struct stretch
settled_stretch(const struct window *window, const struct extent *inside,
    const struct written *written)
{
	struct stretch stretch = { .any = 0 };

	if (!inside->any && (!window->has_since || !window->has_until))
		return stretch;
	stretch.since = window->has_since ? window->since :
	    whole_second(inside->first);
	stretch.until = window->has_until ? window->until :
	    whole_second(inside->last);
	if (instant_cmp(written->latest, stretch.until) < 0)
		stretch.until = written->latest;
	/* Events that are there, whatever the clock says. */
	if (inside->any && instant_cmp(stretch.until, inside->last) <= 0)
		stretch.until = whole_second(inside->last);
	stretch.last = just_before(stretch.until);
	if (inside->any && instant_cmp(stretch.last, inside->last) < 0)
		stretch.last = inside->last;
	stretch.any = instant_cmp(stretch.since, stretch.last) <= 0;
	return stretch;
}

size_t
settled_cut(const struct window *window, const struct extent *seen,
    const struct written *written, month_index *first)
{
	struct instant horizon = later_by(written->latest, -KEPT_SECONDS);
	struct instant end = horizon;

	if (!window->has_since || instant_cmp(window->since, horizon) >= 0 ||
	    (seen->any && instant_cmp(seen->first,
	    later_by(horizon, -KEPT_SLACK)) < 0))
		return 0;
	if (window->has_until && instant_cmp(window->until, end) < 0)
		end = window->until;
	*first = instant_month(window->since);
	return (size_t)(instant_month(just_before(end)) - *first) + 1;
}
