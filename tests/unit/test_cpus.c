/*
 * The processors there are for us: those we were given, and always one.
 */
#define _GNU_SOURCE
#include <sched.h>

#include "base/cpus.h"
#include "unit.h"

START_TEST(at_least_one)
{
	ck_assert_uint_ge(cpus_usable(), 1);
}
END_TEST

#ifdef CPU_COUNT
/* Not those of the machine: of all that it has one may be left to us. */
START_TEST(no_more_than_given)
{
	cpu_set_t all, one;
	int cpu = 0;

	ck_assert_int_eq(sched_getaffinity(0, sizeof all, &all), 0);
	ck_assert_uint_eq(cpus_usable(), (unsigned)CPU_COUNT(&all));
	while (!CPU_ISSET(cpu, &all))
		cpu++;
	CPU_ZERO(&one);
	CPU_SET(cpu, &one);
	ck_assert_int_eq(sched_setaffinity(0, sizeof one, &one), 0);
	ck_assert_uint_eq(cpus_usable(), 1);
	ck_assert_int_eq(sched_setaffinity(0, sizeof all, &all), 0);
	ck_assert_uint_eq(cpus_usable(), (unsigned)CPU_COUNT(&all));
}
END_TEST
#endif

static Suite *
cpus_suite(void)
{
	Suite *suite = suite_create("cpus");
	TCase *core = unit_case(suite, "core");

	tcase_add_test(core, at_least_one);
#ifdef CPU_COUNT
	tcase_add_test(core, no_more_than_given);
#endif
	return suite;
}

UNIT_MAIN(cpus_suite)
