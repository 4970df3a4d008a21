/*
 * unit.h - what every unit test needs beside libcheck.  A test file holds one
 * suite, named for its module, and ends in UNIT_MAIN(the function that makes
 * it).
 */
#ifndef UNIT_H
#define UNIT_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/span.h"

/* Seconds a test may take where everything is slow: valgrind, sanitizers. */
#define UNIT_SECONDS	120

/* Rows of a table, as tcase_add_loop_test() wants them. */
#define UNIT_ROWS(table)	((int)(sizeof (table) / sizeof (table)[0]))

/* A literal's bytes as a span, those behind a NUL too: as an initialiser of
 * one in a table, and as an expression. */
#define BYTES(literal)	{ (literal), sizeof (literal) - 1 }
#define SPAN(literal)	((struct span)BYTES(literal))

/* A test for every row of the table. */
#define unit_table(tcase, test, table)	\
	tcase_add_loop_test(tcase, test, 0, UNIT_ROWS(table))

#define UNIT_MAIN(suite_function)			\
int							\
main(void)						\
{							\
	return unit_run(suite_function());		\
}

/* A case "core", "limits", "errors", ... of the suite. */
static inline TCase *
unit_case(Suite *suite, const char *name)
{
	TCase *tcase = tcase_create(name);

	suite_add_tcase(suite, tcase);
	tcase_set_timeout(tcase, UNIT_SECONDS);
	return tcase;
}

static inline int
unit_run(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	int failed;

	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Where everything takes fifty times as long, a long test may do less. */
static inline int
unit_quick(void)
{
	return getenv("UNIT_QUICK") != NULL;
}

/* Is the span these very characters? */
static inline int
unit_is(struct span bytes, const char *text)
{
	return span_eq(bytes, span_of(text));
}

/* Is this built to look at each access to memory?  All takes longer then. */
#if defined(__SANITIZE_ADDRESS__)
#define UNIT_SANITIZED	1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNIT_SANITIZED	1
#endif
#endif
#ifndef UNIT_SANITIZED
#define UNIT_SANITIZED	0
#endif

/* A fault that says nothing yet; whatever fills it in has to show. */
static inline struct fault
unit_no_fault(void)
{
	return (struct fault){ .kind = FAULT_NONE };
}

/* The fault is of that kind, and text is a part of what it says. */
static inline void
unit_expect_fault(const struct fault *why, enum fault_kind kind,
    const char *text)
{
	ck_assert_int_eq(why->kind, kind);
	ck_assert_msg(strstr(why->msg, text) != NULL,
	    "\"%s\" is not in \"%s\"", text, why->msg);
}

/* More memory than there is: a sanitizer is to say no, as malloc() does. */
const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

/* A copy in memory of exactly that size: reading past its end shows under a
 * sanitizer.  To be freed. */
static inline char *
unit_copy(struct span bytes)
{
	char *copy = malloc(bytes.len == 0 ? 1 : bytes.len);

	ck_assert_ptr_nonnull(copy);
	if (bytes.len > 0)
		memcpy(copy, bytes.data, bytes.len);
	return copy;
}

/* The same of JSON written with ' for ", as C is easier on the eye then. */
static inline char *
unit_json(struct span bytes)
{
	char *copy = unit_copy(bytes);
	size_t i;

	for (i = 0; i < bytes.len; i++)
		if (copy[i] == '\'')
			copy[i] = '"';
	return copy;
}

#endif
