#include "report_html.h"

#include "base/calendar.h"

#define WEEK		7
#define LEVELS		4
/* More months than that are no calendar; the last ones are shown. */
#define MONTHS		36
/* 1970-01-01 was a Thursday: so far was it from its Monday. */
#define THURSDAY	3

struct calendar {
	struct out		*out;
	const struct report	*report;
	month_index		 first;		/* month that is shown */
	month_index		 month;		/* under way, behind first */
	int			 column;	/* of the next day */
	size_t			 most;		/* actors of a day shown */
	int			 cut;		/* months are left out */
};

static month_index
month_of(period_index day)
{
	return instant_month(period_start(PERIOD_DAY, day));
}

/* From 0, Monday. */
static int
weekday_of(period_index day)
{
	return (int)((day + THURSDAY) - calendar_floor(day + THURSDAY, WEEK) *
	    WEEK);
}

/* How dark a day is: 0 without actors, then by equal shares of the most. */
static unsigned
level_of(const struct calendar *calendar, size_t actors)
{
	if (actors == 0)
		return 0;
	return (unsigned)((actors * LEVELS - 1) / calendar->most + 1);
}

static void
begin_month(struct calendar *calendar, month_index month, int column)
{
	static const char *const names[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	static const char *const days[] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };
	struct out *out = calendar->out;
	int i;

	out_printf(out, "<table class=\"cal\">\n<caption>%s %04lld</caption>\n"
	    "<thead><tr>", names[month - calendar_floor(month, 12) * 12],
	    (long long)calendar_floor(month, 12));
	for (i = 0; i < WEEK; i++)
		out_printf(out, "<th scope=\"col\" abbr=\"%s\">%.2s</th>",
		    days[i], days[i]);
	out_printf(out, "</tr></thead>\n<tbody>\n<tr>");
	for (i = 0; i < column; i++)
		out_printf(out, "<td></td>");
	calendar->month = month;
	calendar->column = column;
}

static void
end_month(struct calendar *calendar)
{
	for (; calendar->column > 0 && calendar->column < WEEK;
	    calendar->column++)
		out_printf(calendar->out, "<td></td>");
	out_printf(calendar->out, "</tr>\n</tbody>\n</table>\n");
}

static void
write_day(struct calendar *calendar, const struct period_row *row)
{
	month_index month = month_of(row->index);
	char name[PERIOD_TEXT];

	if (month < calendar->first)
		return;
	if (month != calendar->month) {
		if (calendar->month >= calendar->first)
			end_month(calendar);
		begin_month(calendar, month, weekday_of(row->index));
	} else if (calendar->column == WEEK) {
		out_printf(calendar->out, "</tr>\n<tr>");
		calendar->column = 0;
	}
	period_format(PERIOD_DAY, row->index, name);
	out_printf(calendar->out, "<td class=\"l%u\"><time datetime=\"%s\">%d"
	    "</time><b>%zu</b></td>", level_of(calendar, row->actors), name,
	    calendar_date(row->index).day, row->actors);
	calendar->column++;
}

/* Which days there are, and the most actors of one that is shown. */
static uint64_t
look(struct calendar *calendar, const struct window *window)
{
	const struct periods *days = calendar->report->tally->days;
	struct periods_walk walk;
	struct period_row row;
	uint64_t count = 0;
	month_index last = 0;

	periods_begin(&walk, days, window);
	if (walk.next > walk.last)
		return 0;
	last = month_of(walk.last);
	calendar->first = month_of(walk.next);
	if (last - calendar->first >= MONTHS) {
		calendar->first = last - MONTHS + 1;
		calendar->cut = 1;
	}
	for (; periods_next(&walk, &row); count++)
		if (month_of(row.index) >= calendar->first &&
		    row.actors > calendar->most)
			calendar->most = row.actors;
	return count;
}

/* What the shades mean, in actors. */
static void
write_key(const struct calendar *calendar)
{
	size_t most = calendar->most, from, to;
	unsigned i;

	out_printf(calendar->out, "<ul class=\"key\" aria-label=\"Shades, in "
	    "distinct actors\">\n<li class=\"l0\">0</li>\n");
	for (i = 1; i <= LEVELS; i++) {
		from = (most * (i - 1)) / LEVELS + 1;
		to = (most * i) / LEVELS;
		if (from == to)
			out_printf(calendar->out, "<li class=\"l%u\">%zu"
			    "</li>\n", i, to);
		else if (from < to)
			out_printf(calendar->out, "<li class=\"l%u\">%zu to "
			    "%zu</li>\n", i, from, to);
	}
	out_printf(calendar->out, "</ul>\n");
}

void
report_html_calendar(struct out *out, const struct report *report)
{
	const struct window *window = &report->plan->filter.window;
	struct calendar calendar = { .out = out, .report = report };
	struct periods_walk walk;
	struct period_row row;

	if (look(&calendar, window) == 0) {
		out_printf(out, "<p>Nothing was counted, so there are no "
		    "days.</p>\n");
		return;
	}
	calendar.month = calendar.first - 1;
	out_printf(out, "<div class=\"months\">\n");
	periods_begin(&walk, report->tally->days, window);
	while (periods_next(&walk, &row))
		write_day(&calendar, &row);
	end_month(&calendar);
	out_printf(out, "</div>\n");
	write_key(&calendar);
	out_printf(out, "<p class=\"note\">Distinct actors of each day, UTC; "
	    "the small number is the day.%s</p>\n", calendar.cut ?
	    " Earlier months are left out." : "");
}
