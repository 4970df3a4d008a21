/*
 * count/report_html.h - the parts of a report that is a page, for
 * report_html.c, which puts them in order.
 *
 * The page is one file: no script, nothing from elsewhere, and a policy that
 * forbids both.  All that does not come from this program goes through html.h.
 */
#ifndef COUNT_REPORT_HTML_H
#define COUNT_REPORT_HTML_H

#include "base/out.h"
#include "report_parts.h"

/* How it looks, on light and dark screens and on paper. */
void report_html_style(struct out *out);

/* Sessions and actors by period: a picture of bars. */
void report_html_chart(struct out *out, const struct report *report);

/* Actors by day: a table a month, of weeks and days. */
void report_html_calendar(struct out *out, const struct report *report);

/* What was asked, and whether the answer is whole. */
void report_html_answer(struct out *out, const struct report *report);

/* Where every record ended; what was read, text by text, and file by file. */
void report_html_books(struct out *out, const struct report *report);
void report_html_inputs(struct out *out, const struct report *report);
void report_html_files(struct out *out, const struct report *report);

#endif
