#include "orgclock.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/instant.h"

static int64_t
clock_ns(clockid_t id)
{
	struct timespec now;

	clock_gettime(id, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t
real_now_ns(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

void
orgclock_start(struct orgclock *clock, int64_t now_ms, double scale)
{
	clock->real = real_now_ns();
	clock->started = now_ms >= 0 ? now_ms :
	    clock_ns(CLOCK_REALTIME) / 1000000;
	clock->scale = scale;
}

int64_t
orgclock_ms(const struct orgclock *clock)
{
	int64_t passed = real_now_ns() - clock->real;

	return clock->started +
	    (int64_t)((double)passed / 1e6 / clock->scale);
}

char *
orgclock_date(int64_t sec, char text[ORGCLOCK_DATE])
{
	static const char *const days[] = { "Thu", "Fri", "Sat", "Sun", "Mon",
	    "Tue", "Wed" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
	    "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	char rfc3339[INSTANT_TEXT];
	int month;

	instant_format((struct instant){ sec, 0 }, rfc3339);
	month = (rfc3339[5] - '0') * 10 + rfc3339[6] - '0';
	snprintf(text, ORGCLOCK_DATE, "%s, %.2s %s %.4s %.8s GMT",
	    days[(sec / 86400) % 7], rfc3339 + 8, months[(month - 1) % 12],
	    rfc3339, rfc3339 + 11);
	return text;
}
