/*
 * count/booking.h - an event, judged and entered into a ledger: by the plan's
 * question, and by what else is asked about events, counted or not.
 */
#ifndef COUNT_BOOKING_H
#define COUNT_BOOKING_H

#include <stdint.h>

#include "base/fault.h"
#include "count_opts.h"
#include "findings.h"
#include "ledger.h"

struct booking {
	const struct count_plan	*plan;
	uint64_t		 seed;
	/* By which events are judged: the plan's own, and those compared. */
	const struct filter	*filters[1 + DEFINITIONS];
	int			 filter_count;
	int			 curious;	/* events matter that do not
						 * count */
};

/* plan is borrowed; seed is that of the actors' keys. */
void booking_init(struct booking *booking, const struct count_plan *plan,
    uint64_t seed);

/*
 * Book an event that stands at offset in its text.  1: it is rejected, and
 * why.  0: it is not.  -1: no memory, and why.  *kept is set to a finding whose
 * line is for the caller to fill in, or left as it is.
 */
int booking_event(const struct booking *booking, struct ledger *ledger,
    const struct event *event, uint64_t offset, struct finding **kept,
    struct fault *why);

#endif
