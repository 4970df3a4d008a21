#include "report_parts.h"

/* As html: what is wider than the page can be moved in it, also by keys; and
 * behind the table a paragraph is begun, for who has something to say. */
static void
write_rows(struct out *out, const struct report *report,
    const struct table_column *columns, size_t count, report_rows *rows,
    int which)
{
	int is_html = report->form == TABLE_HTML;
	struct table table;

	if (is_html)
		out_printf(out, "<div class=\"scroll\" role=\"region\" "
		    "tabindex=\"0\" aria-labelledby=\"%s\">\n<table "
		    "aria-labelledby=\"%s\">\n", report->label,
		    report->label);
	table_begin(&table, report->form, columns, count, out);
	rows(&table, report, which);
	table_end(&table);
	if (is_html)
		out_printf(out, "</table>\n</div>\n<p class=\"note\">");
}

void
report_table(struct out *out, const struct report *report,
    struct table_column *columns, size_t count, report_rows *rows, int which)
{
	struct table measured;

	if (report->form == TABLE_TEXT) {
		table_measure(&measured, columns, count);
		rows(&measured, report, which);
	}
	write_rows(out, report, columns, count, rows, which);
}

int
report_says(const struct report *report)
{
	return report->form == TABLE_TEXT || report->form == TABLE_HTML;
}
