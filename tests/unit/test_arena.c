/*
 * Memory handed out from one piece: aligned, apart, kept when it moves, and
 * all of it there again after a reset.
 */
#include "log/arena.h"

#include <signal.h>
#include <stdalign.h>
#include <stdint.h>

#include "unit.h"

#define PIECES	64
/* What a piece may cost beside its bytes: a note of its size, and padding. */
#define OVERHEAD	(4 * sizeof(max_align_t))

static struct arena *
make_arena(size_t bytes)
{
	struct fault why = unit_no_fault();
	struct arena *arena = arena_new(bytes, &why);

	ck_assert_ptr_nonnull(arena);
	ck_assert_int_eq(why.kind, FAULT_NONE);
	return arena;
}

/* Pieces of 0, 1, 2, ... bytes, and then the same after a reset. */
START_TEST(pieces_do_not_overlap)
{
	struct arena *arena = make_arena(PIECES * (PIECES + OVERHEAD));
	unsigned char *piece[PIECES];
	size_t i, j;
	int round;

	for (round = 0; round < 3; round++) {
		for (i = 0; i < PIECES; i++) {
			piece[i] = arena_malloc(arena, i);
			ck_assert_ptr_nonnull(piece[i]);
			ck_assert_uint_eq((uintptr_t)piece[i] %
			    alignof(max_align_t), 0);
			memset(piece[i], (int)i + round, i);
		}
		for (i = 0; i < PIECES; i++)
			for (j = 0; j < i; j++)
				if (piece[i][j] != i + (size_t)round)
					ck_abort_msg("piece %zu", i);
		arena_reset(arena);
	}
	arena_free(arena);
}
END_TEST

START_TEST(a_piece_that_moves_keeps_its_bytes)
{
	struct arena *arena = make_arena((size_t)1 << 16);
	char *text = arena_realloc(arena, NULL, 1), *other;
	size_t len;

	text[0] = 'a';
	for (len = 1; len < 128; len++) {
		other = arena_malloc(arena, 3);
		memset(other, '#', 3);
		text = arena_realloc(arena, text, len + 1);
		text[len] = (char)('a' + len % 26);
	}
	for (len = 0; len < 128; len++)
		ck_assert_int_eq(text[len], 'a' + (int)(len % 26));
	/* Whatever they are. */
	memset(text, 0, 64);
	text = arena_realloc(arena, text, 256);
	ck_assert_int_eq(text[63], 0);
	ck_assert_int_eq(text[64], 'a' + 64 % 26);
	ck_assert_int_eq(text[127], 'a' + 127 % 26);
	memcpy(text, "ab", 2);
	/* Smaller: only as much as there is room for. */
	text = arena_realloc(arena, text, 2);
	other = arena_malloc(arena, 3);
	memset(other, '#', 3);
	ck_assert_mem_eq(text, "ab", 2);
	arena_drop(arena, text);
	arena_drop(arena, NULL);
	ck_assert_mem_eq(text, "ab", 2);
	arena_free(arena);
}
END_TEST

START_TEST(a_reset_gives_all_of_it_back)
{
	struct arena *arena = make_arena(1000 + OVERHEAD);
	char *first = arena_malloc(arena, 1000), *again;
	int i;

	memset(first, 'x', 1000);
	for (i = 0; i < 100; i++) {
		arena_reset(arena);
		again = arena_malloc(arena, 1000);
		ck_assert_ptr_eq(again, first);
		memset(again, i, 1000);
	}
	arena_free(arena);
}
END_TEST

START_TEST(nothing_may_be_freed)
{
	arena_free(NULL);
}
END_TEST

static const size_t impossible[] = {
	SIZE_MAX, SIZE_MAX - 8, SIZE_MAX / 2 - 99, SIZE_MAX / 4,
};

START_TEST(impossible_sizes_are_refused)
{
	struct fault why = unit_no_fault();

	ck_assert_ptr_null(arena_new(impossible[_i], &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
}
END_TEST

static const struct {
	size_t	room, asked;
} greedy[] = {
	{ 1000, 1001 }, { 1000, SIZE_MAX }, { 1000, SIZE_MAX - 15 },
	{ 1000, SIZE_MAX - 1000 }, { 0, 1 }, { 0, SIZE_MAX },
	{ 8, SIZE_MAX - 7 }, { 1, SIZE_MAX - 14 },
};

START_TEST(asking_for_too_much_ends_the_program)
{
	arena_malloc(make_arena(greedy[_i].room), greedy[_i].asked);
}
END_TEST

START_TEST(too_much_in_small_pieces_ends_it_too)
{
	struct arena *arena = make_arena(1000);
	int i;

	for (i = 0; i < 1001; i++)
		arena_malloc(arena, 1);
}
END_TEST

START_TEST(growing_too_much_ends_it_too)
{
	struct arena *arena = make_arena(1000);

	arena_realloc(arena, arena_malloc(arena, 10), 1001);
}
END_TEST

static Suite *
arena_suite(void)
{
	Suite *suite = suite_create("arena");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	tcase_add_test(tcase, pieces_do_not_overlap);
	tcase_add_test(tcase, a_piece_that_moves_keeps_its_bytes);
	tcase_add_test(tcase, a_reset_gives_all_of_it_back);
	tcase_add_test(tcase, nothing_may_be_freed);

	/* A test that is to end by a signal needs a process of its own. */
	tcase = unit_case(suite, "limits");
	unit_table(tcase, impossible_sizes_are_refused, impossible);
	if (getenv("CK_FORK") == NULL ||
	    strcmp(getenv("CK_FORK"), "no") != 0) {
		tcase_add_loop_test_raise_signal(tcase,
		    asking_for_too_much_ends_the_program, SIGABRT, 0,
		    UNIT_ROWS(greedy));
		tcase_add_test_raise_signal(tcase,
		    too_much_in_small_pieces_ends_it_too, SIGABRT);
		tcase_add_test_raise_signal(tcase,
		    growing_too_much_ends_it_too, SIGABRT);
	}
	return suite;
}

UNIT_MAIN(arena_suite)
