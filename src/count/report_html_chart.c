#include "report_html.h"

#include <stdio.h>

/* Units of the picture, which the browser makes as wide as there is room. */
#define WIDTH		960
#define HEIGHT		300
#define LEFT		64
#define RIGHT		8
#define TOP		12
#define BOTTOM		28
#define PLOT_WIDTH	(WIDTH - LEFT - RIGHT)
#define PLOT_HEIGHT	(HEIGHT - TOP - BOTTOM)
/* More bars than that are no picture. */
#define BARS		800
/* Names below the bars, at most, and the room that the longest takes. */
#define NAMES		6
#define NAME_WIDTH	120

struct chart {
	struct out		*out;
	const struct report	*report;
	uint64_t		 periods;	/* all there are */
	uint64_t		 first;		/* the first one drawn */
	uint64_t		 bars;
	uint64_t		 most;		/* actors of a period drawn */
	uint64_t		 top;		/* of the scale */
	uint64_t		 step;
};

/* 1, 2 or 5 times a power of ten: so that there are some five lines. */
static uint64_t
step_for(uint64_t most)
{
	static const uint64_t nice[] = { 1, 2, 5 };
	uint64_t power = 1;
	size_t i;

	for (;; power *= 10)
		for (i = 0; i < 3; i++)
			if (most / 5 < power * nice[i])
				return power * nice[i];
}

/* Each period, in order, that is drawn. */
static void
walk(struct chart *chart, void (*each)(struct chart *chart, uint64_t bar,
    const struct period_row *row))
{
	struct periods_walk periods;
	struct period_row row;
	uint64_t i;

	periods_begin(&periods, chart->report->tally->periods,
	    &chart->report->plan->filter.window);
	for (i = 0; periods_next(&periods, &row); i++)
		if (i >= chart->first)
			each(chart, i - chart->first, &row);
}

static void
count(struct chart *chart, uint64_t bar, const struct period_row *row)
{
	(void)row;
	chart->periods = bar + 1;
}

static void
measure(struct chart *chart, uint64_t bar, const struct period_row *row)
{
	(void)bar;
	if (row->actors > chart->most)
		chart->most = row->actors;
}

static double
left_of(const struct chart *chart, uint64_t bar)
{
	return LEFT + (double)PLOT_WIDTH * (double)bar / (double)chart->bars;
}

static void
draw_bar(struct chart *chart, uint64_t bar, const struct period_row *row)
{
	double height = (double)row->actors / (double)chart->top *
	    PLOT_HEIGHT;
	double width = (double)PLOT_WIDTH / (double)chart->bars;
	double gap = width > 4 ? width * .18 : 0;
	char name[PERIOD_TEXT];

	if (row->actors == 0)
		return;
	out_printf(chart->out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" "
	    "height=\"%.2f\"><title>%s: %zu actors, %llu sessions</title>"
	    "</rect>\n", left_of(chart, bar) + gap / 2,
	    TOP + PLOT_HEIGHT - height, width - gap, height,
	    period_format(chart->report->plan->by, row->index, name),
	    row->actors, (unsigned long long)row->sessions);
}

/* From where its bar begins, unless it would not fit there. */
static void
draw_name(struct chart *chart, uint64_t bar, const struct period_row *row)
{
	uint64_t every = (chart->bars + NAMES - 1) / NAMES;
	double left = left_of(chart, bar);
	int is_last = left > WIDTH - NAME_WIDTH;
	char name[PERIOD_TEXT];

	if (bar % every != 0)
		return;
	out_printf(chart->out, "<text x=\"%.2f\" y=\"%d\" text-anchor=\"%s\">"
	    "%s</text>\n", is_last ? WIDTH - RIGHT : left, HEIGHT - 8,
	    is_last ? "end" : "start", period_format(
	    chart->report->plan->by, row->index, name));
}

static void
draw_scale(struct chart *chart)
{
	uint64_t value;
	double y;

	for (value = 0; value <= chart->top; value += chart->step) {
		y = TOP + PLOT_HEIGHT * (1 - (double)value /
		    (double)chart->top);
		out_printf(chart->out, "<line x1=\"%d\" x2=\"%d\" y1=\"%.2f\" "
		    "y2=\"%.2f\"/>\n<text x=\"%d\" y=\"%.2f\" "
		    "text-anchor=\"end\">%llu</text>\n", LEFT, WIDTH - RIGHT,
		    y, y, LEFT - 8, y + 4, (unsigned long long)value);
	}
}

void
report_html_chart(struct out *out, const struct report *report)
{
	const char *period = period_name(report->plan->by);
	struct chart chart = { .out = out, .report = report };

	walk(&chart, count);
	if (chart.periods == 0) {
		out_printf(out, "<p>Nothing was counted, so there is no "
		    "trend.</p>\n");
		return;
	}
	chart.first = chart.periods > BARS ? chart.periods - BARS : 0;
	chart.bars = chart.periods - chart.first;
	walk(&chart, measure);
	chart.step = step_for(chart.most);
	chart.top = (chart.most + chart.step - 1) / chart.step * chart.step;
	if (chart.top == 0)
		chart.top = chart.step;
	out_printf(out, "<figure>\n<div class=\"wide\" role=\"region\" "
	    "tabindex=\"0\" aria-labelledby=\"%s\">\n"
	    "<svg viewBox=\"0 0 %d %d\" role=\"img\" "
	    "aria-labelledby=\"chart-title chart-text\">\n"
	    "<title id=\"chart-title\">Distinct actors by %s</title>\n"
	    "<desc id=\"chart-text\">%llu bars, the highest of %llu actors; "
	    "the table below has the numbers.</desc>\n", report->label, WIDTH,
	    HEIGHT, period, (unsigned long long)chart.bars,
	    (unsigned long long)chart.most);
	draw_scale(&chart);
	walk(&chart, draw_bar);
	walk(&chart, draw_name);
	out_printf(out, "</svg>\n</div>\n<figcaption>Distinct actors by %s, "
	    "UTC", period);
	if (chart.first > 0)
		out_printf(out, "; of %llu the last %d, the table has all",
		    (unsigned long long)chart.periods, BARS);
	out_printf(out, ".</figcaption>\n</figure>\n");
}
