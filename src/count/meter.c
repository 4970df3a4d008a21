#include "meter.h"

#include <stdio.h>

#include "base/progress.h"

/* What fits when it is made whole again; no real run comes near. */
#define MOST_MS		1e15
#define MOST_PER_MS	1e15

char *
meter_text(const struct meter *m, char text[METER_TEXT])
{
	char done[PROGRESS_TEXT], total[PROGRESS_TEXT], rate[PROGRESS_TEXT];
	char left[PROGRESS_TEXT];
	int64_t elapsed = m->elapsed_ms > 0 ? m->elapsed_ms : 1;
	double per_ms = (double)m->bytes / (double)elapsed;
	double rest;

	progress_bytes(m->bytes, done);
	progress_bytes((uint64_t)(per_ms < MOST_PER_MS ? per_ms * 1000 :
	    MOST_PER_MS * 1000), rate);
	/* A file that grows while it is read has no end to tell. */
	if (m->total <= 0 || m->bytes > (uint64_t)m->total) {
		snprintf(text, METER_TEXT, "%s  %llu events  %s/s  %s", done,
		    (unsigned long long)m->records, rate,
		    progress_time(elapsed, left));
		return text;
	}
	rest = per_ms > 0 ? ((double)m->total - (double)m->bytes) / per_ms : 0;
	progress_time((int64_t)(rest < MOST_MS ? rest : MOST_MS) + 999, left);
	snprintf(text, METER_TEXT, "%3d %%  %s of %s  %llu events  %s/s  "
	    "%s left", (int)(100.0 * (double)m->bytes / (double)m->total),
	    done, progress_bytes((uint64_t)m->total, total),
	    (unsigned long long)m->records, rate, left);
	return text;
}
