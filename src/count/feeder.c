#include "feeder.h"

long
feeder_take(struct feeder *feeder)
{
	size_t have = 0, zeros;
	long count;

	while (have < FEEDER_BYTES && feeder->fault.kind == FAULT_NONE &&
	    (count = source_read(feeder->below, feeder->in + have,
	    FEEDER_BYTES - have, &feeder->fault)) != 0)
		have += count > 0 ? (size_t)count : 0;
	/* What came before a failure is good. */
	if (have == 0 && feeder->fault.kind != FAULT_NONE)
		return -1;
	feeder->fed += have;
	for (zeros = 0; zeros < have &&
	    feeder->in[have - 1 - zeros] == '\0'; zeros++)
		;
	feeder->zeros = zeros < have ? zeros : feeder->zeros + zeros;
	if (feeder->zipend != NULL)
		zipend_feed(feeder->zipend, feeder->in, have);
	return (long)have;
}
