/* CPU_COUNT() is not POSIX: that knows no affinity. */
#define _GNU_SOURCE
#include "cpus.h"

#include <sched.h>
#include <unistd.h>

unsigned
cpus_usable(void)
{
	long count;
#ifdef CPU_COUNT
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return (unsigned)CPU_COUNT(&set);
#endif
	/* More than the set has room for, or not Linux. */
	count = sysconf(_SC_NPROCESSORS_ONLN);
	return count > 0 ? (unsigned)count : 1;
}
