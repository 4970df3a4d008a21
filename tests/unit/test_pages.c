/*
 * The walk from page to page: each is put once and in order, it ends where the
 * server says so and nowhere else, and never goes in circles or away.
 */
#include "fetch/pages.h"

#include <stdint.h>
#include <stdio.h>

#include "unit.h"

#define ORG	"https://acme.example.com"
#define U(rest)	ORG "/api/v1/logs?" rest
#define HOPS	8
#define LOG_MAX	((size_t)8 * 1024)

/* A page of the listing, and what becomes of it. */
struct hop {
	const char	*url;
	const char	*next;		/* NULL: the last */
	int		 events;
	int		 get_fails;
	int		 put_fails;
};

struct world {
	const struct hop	*hops;
	size_t			 at;
	struct page_event	 event;
	struct buf		 log;	/* "G" and "P" and the hop's number */
};

static void
note(struct world *world, char what)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(buf_printf(&world->log, &why, "%c%zu ", what,
	    world->at), 0);
}

static int
get(void *ctx, const char *url, struct page *page, struct buf *next,
    struct fault *why)
{
	struct world *world = ctx;
	const struct hop *hop = &world->hops[world->at];

	note(world, 'G');
	ck_assert_str_eq(url, hop->url);
	/* Whatever was in it before. */
	ck_assert_uint_eq(next->len, 0);
	if (hop->get_fails)
		return fault_set(why, FAULT_SYSTEM, "get says no");
	world->event.at.sec++;
	*page = (struct page){ .events = &world->event,
	    .count = (size_t)hop->events, .received = (uint64_t)hop->events };
	return hop->next == NULL ? 0 : buf_add(next, hop->next,
	    strlen(hop->next) + 1, why);
}

static int
put(void *ctx, const struct page *page, const char *next, struct fault *why)
{
	struct world *world = ctx;
	const struct hop *hop = &world->hops[world->at];

	note(world, 'P');
	ck_assert_uint_eq(page->count, (size_t)hop->events);
	if (hop->next == NULL)
		ck_assert_ptr_null(next);
	else
		ck_assert_str_eq(next, hop->next);
	world->at++;
	return hop->put_fails ? fault_set(why, FAULT_SYSTEM, "put says no") :
	    0;
}

static const struct {
	struct hop	 hops[HOPS];
	const char	*log;
	const char	*complaint;	/* NULL: it goes well */
} walks[] = {
	{ { { U("a"), NULL, 1, 0, 0 } }, "G0 P0 ", NULL },
	{ { { U("a"), NULL, 0, 0, 0 } }, "G0 P0 ", NULL },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), U("c"), 1, 0, 0 },
	    { U("c"), NULL, 1, 0, 0 } }, "G0 P0 G1 P1 G2 P2 ", NULL },
	/* An empty page is no end. */
	{ { { U("a"), U("b"), 0, 0, 0 }, { U("b"), U("c"), 1, 0, 0 },
	    { U("c"), U("d"), 0, 0, 0 }, { U("d"), U("e"), 0, 0, 0 },
	    { U("e"), NULL, 0, 0, 0 } },
	    "G0 P0 G1 P1 G2 P2 G3 P3 G4 P4 ", NULL },
	/* Links that differ in anything are others, and taken as they are. */
	{ { { U("a"), U("A"), 1, 0, 0 }, { U("A"), U("a&"), 1, 0, 0 },
	    { U("a&"), U("%61"), 1, 0, 0 },
	    { U("%61"), ORG ":443/api/v1/logs?a", 1, 0, 0 },
	    { ORG ":443/api/v1/logs?a", "HTTPS://ACME.example.com/x,y;z", 1,
	    0, 0 }, { "HTTPS://ACME.example.com/x,y;z", NULL, 1, 0, 0 } },
	    "G0 P0 G1 P1 G2 P2 G3 P3 G4 P4 G5 P5 ", NULL },
	/* In circles of one, two, five; back into the middle. */
	{ { { U("a"), U("a"), 1, 0, 0 } }, "G0 ", "fetched already" },
	{ { { U("a"), U("a"), 0, 0, 0 } }, "G0 ", "fetched already" },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), U("b"), 0, 0, 0 } },
	    "G0 P0 G1 ", "fetched already" },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), U("a"), 1, 0, 0 } },
	    "G0 P0 G1 ", "fetched already" },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), U("c"), 1, 0, 0 },
	    { U("c"), U("d"), 0, 0, 0 }, { U("d"), U("e"), 1, 0, 0 },
	    { U("e"), U("a"), 1, 0, 0 } },
	    "G0 P0 G1 P1 G2 P2 G3 P3 G4 ", "fetched already" },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), U("c"), 1, 0, 0 },
	    { U("c"), U("d"), 1, 0, 0 }, { U("d"), U("b"), 1, 0, 0 } },
	    "G0 P0 G1 P1 G2 P2 G3 ", "fetched already" },
	/* Away: nothing is sent there, and the page is not put. */
	{ { { U("a"), "https://evil.example/api/v1/logs", 1, 0, 0 } },
	    "G0 ", "https://evil.example" },
	{ { { U("a"), U("b"), 1, 0, 0 },
	    { U("b"), "http://acme.example.com/x", 1, 0, 0 } },
	    "G0 P0 G1 ", "http://acme.example.com" },
	{ { { U("a"), ORG ":8443/x", 1, 0, 0 } }, "G0 ", ":8443" },
	{ { { U("a"), ORG ".evil.example/x", 1, 0, 0 } }, "G0 ",
	    "evil.example" },
	{ { { U("a"), ORG "@evil.example/x", 1, 0, 0 } }, "G0 ",
	    "the link to the next page is not" },
	{ { { U("a"), "https://x:y@acme.example.com/x", 1, 0, 0 } }, "G0 ",
	    "the link to the next page is not" },
	{ { { U("a"), "/api/v1/logs?after=b", 1, 0, 0 } }, "G0 ",
	    "the link to the next page is not" },
	{ { { U("a"), "//acme.example.com/x", 1, 0, 0 } }, "G0 ",
	    "the link to the next page is not" },
	{ { { U("a"), U("b c"), 1, 0, 0 } }, "G0 ",
	    "the link to the next page is not" },
	{ { { U("a"), "x", 1, 0, 0 } }, "G0 ",
	    "the link to the next page is not" },
	{ { { "http://acme.example.com/x", NULL, 1, 0, 0 } }, "",
	    "http://acme.example.com" },
	/* Failures end it, and are told as they are. */
	{ { { U("a"), NULL, 1, 1, 0 } }, "G0 ", "get says no" },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), U("c"), 1, 1, 0 } },
	    "G0 P0 G1 ", "get says no" },
	{ { { U("a"), NULL, 1, 0, 1 } }, "G0 P0 ", "put says no" },
	{ { { U("a"), U("b"), 1, 0, 1 }, { U("b"), NULL, 1, 0, 0 } },
	    "G0 P0 ", "put says no" },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), U("c"), 1, 0, 1 } },
	    "G0 P0 G1 P1 ", "put says no" },
	{ { { U("a"), U("b"), 1, 0, 0 }, { U("b"), NULL, 1, 0, 1 } },
	    "G0 P0 G1 P1 ", "put says no" },
};

START_TEST(walks_go_page_by_page)
{
	struct fault why = unit_no_fault();
	struct world world = { .hops = walks[_i].hops };
	struct pages_job job = { walks[_i].hops[0].url, NULL, NULL, ORG, get,
	    &world, put, &world };

	buf_init(&world.log, LOG_MAX);
	ck_assert_int_eq(buf_add(&world.log, "", 0, &why), 0);
	ck_assert_int_eq(pages_walk(&job, &why), walks[_i].complaint == NULL ?
	    0 : -1);
	ck_assert_uint_eq(world.log.len, strlen(walks[_i].log));
	if (world.log.len > 0)
		ck_assert_mem_eq(world.log.data, walks[_i].log,
		    world.log.len);
	if (walks[_i].complaint == NULL)
		ck_assert_int_eq(why.kind, FAULT_NONE);
	else if (strstr(walks[_i].complaint, "says no") != NULL)
		unit_expect_fault(&why, FAULT_SYSTEM, walks[_i].complaint);
	else
		unit_expect_fault(&why, FAULT_REMOTE, walks[_i].complaint);
	ck_assert_ptr_null(strstr(why.msg, "x:y"));
	buf_done(&world.log);
}
END_TEST

/* A listing of numbered pages, by a rule. */
struct listing {
	unsigned	total;		/* pages with it the last */
	unsigned	at;
	unsigned	puts;
	/* How many events page number n has, and when. */
	size_t		(*rule)(unsigned n, struct page_event events[2]);
	struct page_event events[2];
};

static int
get_listed(void *ctx, const char *url, struct page *page, struct buf *next,
    struct fault *why)
{
	struct listing *listing = ctx;
	size_t count = listing->rule(listing->at, listing->events);

	(void)url;
	*page = (struct page){ .events = listing->events, .count = count,
	    .received = count };
	listing->at++;
	if (listing->at == listing->total)
		return 0;
	if (buf_printf(next, why, U("%u"), listing->at) == -1)
		return -1;
	return buf_add(next, "", 1, why);
}

static int
put_listed(void *ctx, const struct page *page, const char *next,
    struct fault *why)
{
	struct listing *listing = ctx;

	(void)why;
	ck_assert_ptr_eq(page->events, listing->events);
	ck_assert_int_eq(next == NULL, listing->at == listing->total);
	listing->puts++;
	return 0;
}

static int
walk(unsigned total, size_t (*rule)(unsigned, struct page_event[2]),
    unsigned *puts, struct fault *why)
{
	struct listing listing = { .total = total, .rule = rule };
	struct pages_job job = { U("0"), NULL, NULL, ORG, get_listed,
	    &listing, put_listed, &listing };
	int status = pages_walk(&job, why);

	*puts = listing.puts;
	return status;
}

static size_t
none(unsigned n, struct page_event events[2])
{
	(void)n;
	(void)events;
	return 0;
}

static size_t
every_hundredth(unsigned n, struct page_event events[2])
{
	events[0].at.sec = n;
	return n % 100 == 0;
}

static size_t
always_later(unsigned n, struct page_event events[2])
{
	events[0].at = (struct instant){ 7, (int32_t)n };
	return 1;
}

static size_t
always_then(unsigned n, struct page_event events[2])
{
	(void)n;
	events[0].at = (struct instant){ 7, 0 };
	return 1;
}

static size_t
earlier_and_earlier(unsigned n, struct page_event events[2])
{
	events[0].at.sec = 100000 - (int64_t)n;
	return 1;
}

static const struct {
	unsigned	 total;
	size_t		 (*rule)(unsigned, struct page_event[2]);
	unsigned	 puts;
	const char	*complaint;	/* NULL: it goes well */
} listings[] = {
	{ 100, none, 100, NULL },
	{ 101, none, 99, "no end" },
	{ 1000, every_hundredth, 1000, NULL },
	{ 1000, always_later, 1000, NULL },
	{ 10000, always_then, 10000, NULL },
	/* The first of them was news. */
	{ 10001, always_then, 10001, NULL },
	{ 10002, always_then, 10000, "no end" },
	{ 10002, earlier_and_earlier, 60, "went back" },
};

START_TEST(a_listing_has_an_end)
{
	struct fault why = unit_no_fault();
	unsigned puts;
	int status;

	if (listings[_i].total > 1000 && unit_quick())
		return;
	status = walk(listings[_i].total, listings[_i].rule, &puts, &why);
	ck_assert_int_eq(status, listings[_i].complaint == NULL ? 0 : -1);
	ck_assert_uint_eq(puts, listings[_i].puts);
	if (status == -1)
		unit_expect_fault(&why, FAULT_REMOTE, listings[_i].complaint);
}
END_TEST

START_TEST(a_long_listing_that_moves)
{
	struct fault why = unit_no_fault();
	unsigned total = unit_quick() ? 200 : 25000, puts;

	ck_assert_int_eq(walk(total, always_later, &puts, &why), 0);
	ck_assert_uint_eq(puts, total);
}
END_TEST

static Suite *
pages_suite(void)
{
	Suite *suite = suite_create("pages");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, walks_go_page_by_page, walks);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, a_listing_has_an_end, listings);
	tcase_add_test(tcase, a_long_listing_that_moves);
	return suite;
}

UNIT_MAIN(pages_suite)
