#include "meter.h"

#include <stdio.h>

#include "base/progress.h"

char *
meter_text(const struct meter *m, char text[METER_TEXT])
{
	char done[PROGRESS_TEXT], total[PROGRESS_TEXT], rate[PROGRESS_TEXT];
	char left[PROGRESS_TEXT];
	int64_t elapsed = m->elapsed_ms > 0 ? m->elapsed_ms : 1;
	double per_ms = (double)m->bytes / (double)elapsed;
	double rest;

	progress_bytes(m->bytes, done);
	progress_bytes((uint64_t)(per_ms * 1000), rate);
	/* A file that grows while it is read has no end to tell. */
	if (m->total <= 0 || m->bytes > (uint64_t)m->total) {
		snprintf(text, METER_TEXT, "%s  %llu events  %s/s  %s", done,
		    (unsigned long long)m->records, rate,
		    progress_time(elapsed, left));
		return text;
	}
	rest = (double)m->total - (double)m->bytes;
	progress_time(per_ms > 0 ? (int64_t)(rest / per_ms) + 999 : 0, left);
	snprintf(text, METER_TEXT, "%3d %%  %s of %s  %llu events  %s/s  "
	    "%s left", (int)(100.0 * (double)m->bytes / (double)m->total),
	    done, progress_bytes((uint64_t)m->total, total),
	    (unsigned long long)m->records, rate, left);
	return text;
}
