#include "report_html.h"

#include <string.h>

#include "base/calendar.h"
#include "base/version.h"
#include "html.h"
#include "notes.h"
#include "report.h"

#define LEAD	"mau-count: "
#define NOTE	LEAD "note: "

/* A stretch of the page under a heading of its own. */
static void
begin_section(struct out *out, struct report *report, const char *label,
    const char *heading)
{
	report->label = label;
	out_printf(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s"
	    "</h2>\n", label, label, heading);
}

static void
end_section(struct out *out)
{
	out_printf(out, "</section>\n");
}

/* The same around a part that is a table. */
static void
write_section(struct out *out, struct report *report, const char *label,
    const char *heading, void (*part)(struct out *out,
    const struct report *report))
{
	begin_section(out, report, label, heading);
	part(out, report);
	out_printf(out, "</p>\n");
	end_section(out);
}

/* A date, if it is midnight. */
static void
write_instant(struct out *out, struct instant at)
{
	char text[INSTANT_TEXT];

	instant_format(at, text);
	if (calendar_day_of(at.sec) * DAY_SECONDS == at.sec && at.ns == 0)
		*strchr(text, 'T') = '\0';
	out_printf(out, "%s", text);
}

/* In words, but for months. */
static void
write_window(struct out *out, const struct count_plan *plan)
{
	const struct window *window = &plan->filter.window;
	char text[WINDOW_TEXT];

	window_format(window, text);
	if (plan->sides.by == SIDES_MONTHS)
		out_printf(out, "%s and %s", plan->sides.names[0],
		    plan->sides.names[1]);
	else if (text[0] != '[')
		out_printf(out, "%s", text);
	else {
		out_printf(out, "%s", window->has_since ? "from " : "");
		if (window->has_since)
			write_instant(out, window->since);
		out_printf(out, "%s", window->has_since && window->has_until ?
		    " up to " : window->has_until ? "up to " : " on");
		if (window->has_until)
			write_instant(out, window->until);
	}
}

static void
write_head(struct out *out, const struct report *report)
{
	out_printf(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'unsafe-inline'; "
	    "base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta name=\"generator\" content=\"mau-count " VERSION "\">\n"
	    "<title>Okta active users, ");
	write_window(out, report->plan);
	out_printf(out, "</title>\n");
	report_html_style(out);
	out_printf(out, "</head>\n<body>\n"
	    "<a class=\"skip\" href=\"#answer\">Skip to the number</a>\n"
	    "<header>\n<p class=\"over\">Okta System Log</p>\n"
	    "<h1>Active users, ");
	write_window(out, report->plan);
	out_printf(out, "</h1>\n</header>\n<main>\n");
}

static void
write_foot(struct out *out, const struct report *report)
{
	char at[INSTANT_TEXT];

	out_printf(out, "</main>\n<footer>\n<p>Counted by mau-count " VERSION
	    ", all read <time>%s</time>. Times are UTC. A file is the one that "
	    "was counted if <code>sha256sum</code> gives the digest above."
	    "</p>\n</footer>\n</body>\n</html>\n",
	    instant_format(report->tally->over, at));
}

static void
write_trend(struct out *out, struct report *report)
{
	if (report->plan->by == PERIOD_NONE)
		return;
	begin_section(out, report, "trend", "Trend");
	report_html_chart(out, report);
	report_periods(out, report);
	out_printf(out, "</p>\n");
	end_section(out);
	begin_section(out, report, "days", "Days");
	report_html_calendar(out, report);
	end_section(out);
}

static void
write_people(struct out *out, struct report *report)
{
	static const struct {
		const char	*label;
		const char	*heading;
	} sections[REPORT_ORDERS] = {
		[ROSTER_MOST] = { "top", "Most active" },
		[ROSTER_LEAST] = { "bottom", "Least active" },
		[ROSTER_BY_ID] = { "list", "All actors" },
	};
	int i;

	for (i = 0; i < REPORT_ORDERS; i++) {
		if (report_most(report->plan, (enum roster_order)i) == 0)
			continue;
		begin_section(out, report, sections[i].label,
		    sections[i].heading);
		report_actors(out, report, (enum roster_order)i);
		out_printf(out, "</p>\n");
		end_section(out);
	}
}

/* A table that is about what was asked for in these words. */
static void
write_asked(struct out *out, struct report *report, const char *label,
    const char *heading, const char *words, void (*part)(struct out *out,
    const struct report *report))
{
	begin_section(out, report, label, heading);
	out_printf(out, "<p class=\"mono\"><bdi>");
	html_text(out, span_of(words));
	out_printf(out, "</bdi></p>\n");
	part(out, report);
	out_printf(out, "</p>\n");
	end_section(out);
}

/* What was asked for besides. */
static void
write_reports(struct out *out, struct report *report)
{
	const struct count_plan *plan = report->plan;

	if (report->tally->difference != NULL)
		write_section(out, report, "diff", "New, gone, renamed",
		    report_diff);
	write_trend(out, report);
	if (plan->compare)
		write_section(out, report, "definitions",
		    "By each definition", report_compared);
	if (plan->group_by != NULL)
		write_asked(out, report, "groups", "By the value of",
		    plan->group_by, report_groups);
	write_people(out, report);
	if (plan->why != NULL)
		write_asked(out, report, "why", "Events of one actor",
		    plan->why, report_why);
}

/* What was said on the way, as on a terminal. */
static void
write_notes(struct out *out, struct report *report)
{
	struct html_list list;

	begin_section(out, report, "notes", "Before you rely on it");
	html_list_begin(&list, NOTE, out);
	notes_write(out, report->plan, report->tally, report->tally->over);
	if (html_list_end(&list) == 0)
		out_printf(out, "<p>There is nothing to note.</p>\n");
	end_section(out);
}

static void
write_coverage(struct out *out, struct report *report)
{
	struct html_list list;

	begin_section(out, report, "coverage", "What the log covers");
	html_list_begin(&list, LEAD, out);
	report_coverage_text(out, &report->plan->filter.window,
	    report->tally, 1);
	html_list_end(&list);
	end_section(out);
}

void
report_html(struct out *out, const struct report *report)
{
	struct report page = *report;

	write_head(out, &page);
	begin_section(out, &page, "answer", page.tally->difference == NULL ?
	    "Distinct active users" : "Distinct active users, of both "
	    "together");
	report_html_answer(out, &page);
	end_section(out);
	write_notes(out, &page);
	write_reports(out, &page);
	write_coverage(out, &page);
	write_section(out, &page, "books", "Books: where every record ended",
	    report_html_books);
	write_section(out, &page, "inputs", "Inputs", report_html_inputs);
	write_section(out, &page, "files", "Files", report_html_files);
	write_foot(out, &page);
}
