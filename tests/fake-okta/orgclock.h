/*
 * fake-okta/orgclock.h - the time in the org, which may begin anywhere and may
 * run faster than ours.  In milliseconds since 1970.
 */
#ifndef FAKE_OKTA_ORGCLOCK_H
#define FAKE_OKTA_ORGCLOCK_H

#include <stdint.h>

struct orgclock {
	int64_t	started;	/* the org's time when it began */
	int64_t	real;		/* ours then, monotonic, in ns */
	double	scale;		/* one second of the org in ours */
};

/* Room for a Date header's value, NUL included. */
#define ORGCLOCK_DATE	64

/* Ours, in nanoseconds; for intervals only. */
int64_t real_now_ns(void);

/* Start at now_ms, or at the real time when that is negative. */
void orgclock_start(struct orgclock *clock, int64_t now_ms, double scale);

int64_t orgclock_ms(const struct orgclock *clock);

/* "Thu, 01 Oct 2026 00:00:00 GMT"; returns text. */
char *orgclock_date(int64_t sec, char text[ORGCLOCK_DATE]);

#endif
