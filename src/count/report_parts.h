/*
 * count/report_parts.h - the parts of a report: for report.c, which has them
 * written, and those who write them.
 */
#ifndef COUNT_REPORT_PARTS_H
#define COUNT_REPORT_PARTS_H

#include <stddef.h>

#include "base/out.h"
#include "base/window.h"
#include "count_opts.h"
#include "groups.h"
#include "roster.h"
#include "table.h"
#include "tally.h"

/* A list of actors can be had in each enum roster_order. */
#define REPORT_ORDERS	3

/* A report under way.  What takes memory is done before the first byte. */
struct report {
	const struct count_plan	*plan;
	const struct tally	*tally;
	enum table_form		 form;		/* of tables */
	const char		*label;		/* as html: the id of the
						 * heading above a table */
	size_t			 defined;	/* columns that name the
						 * definition: 0 or 1 */
	struct group_row	*groups;	/* owned */
	size_t			 group_count;
	struct roster_pick	 actors[REPORT_ORDERS];	/* owned */
	struct changes		 changes;	/* owned */
	char			*marks;		/* owned; room for those of any
						 * actor in them */
};

/* How many actors are asked for in that order, at most; 0: none. */
size_t report_most(const struct count_plan *plan, enum roster_order order);

/* Write a table; rows writes its cells, and is called twice where columns have
 * to be as wide as what is in them.  which is for rows.  As html a paragraph is
 * open then, for the caller to close. */
typedef void report_rows(struct table *table, const struct report *report,
    int which);
void report_table(struct out *out, const struct report *report,
    struct table_column *columns, size_t count, report_rows *rows, int which);

/* Is it for people, who are told more than there is in a table? */
int report_says(const struct report *report);

/* A table with a row for each definition of who is active. */
void report_compared(struct out *out, const struct report *report);

/* Tables, each with what has to be said of it as text, if that is its form: a
 * row for each period, if any was asked for, and one for all; */
void report_periods(struct out *out, const struct report *report);

/* a row for each value of the member asked for, and one for all; */
void report_groups(struct out *out, const struct report *report);

/* a row for each actor. */
void report_actors(struct out *out, const struct report *report,
    enum roster_order order);

/* A row for each verdict on events of the actor asked about. */
void report_why(struct out *out, const struct report *report);

/* Bytes of memory the marks of these actors take at most. */
size_t report_marks_room(const struct roster_pick *actors);

/* The last cell of each row, if there is one for it. */
void report_definition(struct table *table, const struct report *report);

/* The last row of a table of sessions and actors; and the text below it. */
void report_total(struct table *table, const struct report *report);
void report_total_note(struct out *out, const struct report *report);

/* A row for each actor who is new, gone or renamed. */
void report_diff(struct out *out, const struct report *report);
void report_diff_json(struct out *out, const struct report *report);

/* A JSON string, or null if there is no text. */
void report_json_or_null(struct out *out, struct span text);

void report_why_json(struct out *out, const struct report *report);

/* What of the window the log covered, if that was kept: lines for people, with
 * more days by name where there is room; and a member of the JSON object. */
void report_coverage_text(struct out *out, const struct window *window,
    const struct tally *tally, int roomy);
void report_coverage_json(struct out *out, const struct window *window,
    const struct tally *tally);

/* A page, all of it in one file. */
void report_html(struct out *out, const struct report *report);

/* One JSON object, an interface: the manual describes it. */
void report_json(struct out *out, const struct report *report);

#endif
