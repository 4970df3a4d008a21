/*
 * count/resolve.h - the options as typed -> the plan.
 */
#ifndef COUNT_RESOLVE_H
#define COUNT_RESOLVE_H

#include <stddef.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/opts.h"
#include "base/span.h"
#include "count_opts.h"

/* The options as typed.  NULL or 0: not given. */
struct typed {
	const char	*month;
	const char	*since;
	const char	*until;
	const char	*definition;
	const char	*by;
	const char	*group_by;
	const char	*why;
	const char	*top;
	const char	*bottom;
	const char	*format;
	const char	*max_record;
	const char	*jobs;
	int		 all_time, keep_going, assume_utc, strict, list,
			 compare, unique, diff;
	const char *const *operands;	/* borrowed */
	size_t		 operand_count;
	struct opts_talk talk;
	struct span	*types;
	struct span	*outcomes;
	size_t		 type_count;
	size_t		 outcome_count;
};

/* Fill in all of the plan but its files and lists.  now decides which month is
 * the default.  -1: it cannot be, FAULT_USAGE. */
int resolve(const struct typed *typed, struct instant now,
    struct count_plan *plan, struct fault *why);

#endif
