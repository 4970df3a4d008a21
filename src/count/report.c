#include "report.h"

#include <stdint.h>
#include <stdlib.h>

#include "report_parts.h"

size_t
report_most(const struct count_plan *plan, enum roster_order order)
{
	switch (order) {
	case ROSTER_MOST:
		return plan->top;
	case ROSTER_LEAST:
		return plan->bottom;
	case ROSTER_BY_ID:
		break;
	}
	return plan->list ? SIZE_MAX : 0;
}

static int
pick_actors(struct report *report, struct fault *why)
{
	struct roster_pick *actors;
	size_t i, most, room, marks_room = 0;

	for (i = 0; i < REPORT_ORDERS; i++) {
		actors = &report->actors[i];
		most = report_most(report->plan, (enum roster_order)i);
		if (most == 0)
			continue;
		if (roster_pick(report->tally->roster, (enum roster_order)i,
		    most, actors, why) == -1)
			return -1;
		room = report_marks_room(actors);
		marks_room = room > marks_room ? room : marks_room;
	}
	if (marks_room > 0 && (report->marks = malloc(marks_room)) == NULL)
		return fault_memory(why);
	return 0;
}

/* All that can fail. */
static int
pick(struct report *report, struct fault *why)
{
	if (report->plan->group_by != NULL &&
	    groups_rows(report->tally->groups, &report->groups,
	    &report->group_count, why) == -1)
		return -1;
	if (report->tally->difference != NULL && changes_find(
	    &report->changes, report->tally->difference, why) == -1)
		return -1;
	return pick_actors(report, why);
}

/* An empty line before each table but the first. */
static void
separate(struct out *out, int *tables)
{
	if ((*tables)++ > 0)
		out_printf(out, "\n");
}

/* Those asked for; how many. */
static int
write_tables(struct out *out, const struct report *report)
{
	const struct count_plan *plan = report->plan;
	int i, tables = 0;

	if (plan->compare) {
		separate(out, &tables);
		report_compared(out, report);
	}
	if (plan->by != PERIOD_NONE) {
		separate(out, &tables);
		report_periods(out, report);
	}
	if (plan->group_by != NULL) {
		separate(out, &tables);
		report_groups(out, report);
	}
	for (i = 0; i < REPORT_ORDERS; i++) {
		if (report_most(plan, (enum roster_order)i) == 0)
			continue;
		separate(out, &tables);
		report_actors(out, report, (enum roster_order)i);
	}
	if (plan->why != NULL) {
		separate(out, &tables);
		report_why(out, report);
	}
	if (report->tally->difference != NULL) {
		separate(out, &tables);
		report_diff(out, report);
	}
	return tables;
}

static void
write_report(struct out *out, const struct report *report)
{
	if (report->plan->format == FORMAT_JSON)
		report_json(out, report);
	else if (report->plan->format == FORMAT_HTML)
		report_html(out, report);
	else if (write_tables(out, report) > 0)
		return;
	else if (report->plan->format == FORMAT_TEXT)
		report_text(out, report->tally);
	else
		report_periods(out, report);
}

static void
report_done(struct report *report)
{
	int i;

	for (i = 0; i < REPORT_ORDERS; i++)
		roster_pick_done(&report->actors[i]);
	changes_done(&report->changes);
	free(report->groups);
	free(report->marks);
}

int
report_write(struct out *out, const struct count_plan *plan,
    const struct tally *tally, struct fault *why)
{
	struct report report = { .plan = plan, .tally = tally,
	    .form = plan->format == FORMAT_TSV ? TABLE_TSV :
	    plan->format == FORMAT_CSV ? TABLE_CSV :
	    plan->format == FORMAT_HTML ? TABLE_HTML : TABLE_TEXT };
	int status;

	/* A file that is kept says what its numbers are; people can ask -v. */
	report.defined = plan->defined && !report_says(&report);
	status = pick(&report, why);

	if (status == 0)
		write_report(out, &report);
	report_done(&report);
	return status;
}
