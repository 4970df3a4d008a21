#include "intake.h"

void
intake_init(struct intake *in, struct source *below)
{
	in->below = below;
	in->at = in->end = 0;
}

int
intake_fill(struct intake *in, struct fault *why)
{
	long count;

	if (in->at < in->end)
		return 1;
	count = source_read(in->below, in->data, sizeof in->data, why);
	if (count <= 0)
		return (int)count;
	in->at = 0;
	in->end = (size_t)count;
	return 1;
}

int
intake_pass_zeros(struct intake *in, struct fault *why)
{
	int status;

	while ((status = intake_fill(in, why)) == 1)
		if (in->data[in->at++] != '\0')
			return fault_set(why, FAULT_INPUT,
			    "something other than zeros follows the "
			    "compressed data");
	return status;
}
