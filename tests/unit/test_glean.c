/*
 * What is gleaned of a record is what extract.h reads in all of it: random
 * records through both, with everything in them that could tell them apart.
 */
#include "log/glean.h"

#include "chance.h"
#include "events_text.h"
#include "find_record.h"
#include "log/extract.h"

#define MAX_RECORD	((size_t)1 << 16)

/* All that reads a record. */
struct readers {
	struct finder	 finder;
	struct extract	*extract;
	struct glean	*glean;
	struct glean	*strict;
};

/* What one of them says. */
struct told {
	int		status;
	size_t		bad;
	struct fault	why;
	char		text[EVENTS_TEXT];
};

static struct readers
readers_new(void)
{
	struct fault why = unit_no_fault();
	struct readers r = { finder_new(), extract_new(MAX_RECORD, NULL, &why),
	    glean_new(MAX_RECORD, 0, NULL, &why),
	    glean_new(MAX_RECORD, 1, NULL, &why) };

	ck_assert(r.extract != NULL && r.glean != NULL && r.strict != NULL);
	return r;
}

static void
readers_done(struct readers *r)
{
	struct fault why = unit_no_fault();

	ck_assert_int_eq(glean_settle(r->glean, &why), 0);
	ck_assert_int_eq(glean_settle(r->strict, &why), 0);
	finder_done(&r->finder);
	extract_free(r->extract);
	glean_free(r->glean);
	glean_free(r->strict);
}

/* A time that was read already is the one that is written. */
static void
check_when(struct events events)
{
	struct instant at;
	size_t i;

	for (i = 0; i < events.count; i++)
		if (events.list[i].has_when && (events.list[i].published.state
		    != FACT_TEXT || instant_parse(events.list[i].published.text,
		    INSTANT_ZONE_REQUIRED, &at) != INSTANT_OK ||
		    instant_cmp(at, events.list[i].when) != 0))
			ck_abort_msg("another time");
}

static struct told
told_of(int status, struct events events, size_t bad, struct fault why)
{
	struct told told = { .status = status };

	if (status == 0) {
		check_when(events);
		events_text(events, told.text);
		return told;
	}
	if (why.kind != FAULT_RECORD)
		ck_abort_msg("%s", why.msg);
	told.bad = bad;
	told.why = why;
	return told;
}

static struct told
tell(struct glean *g, const struct found *found)
{
	struct fault why = unit_no_fault();
	struct events events = { NULL, 0 };
	size_t bad = 0;
	int status = glean_record(g, found, &events, &bad, &why);

	return told_of(status, events, bad, why);
}

static struct told
tell_extract(struct extract *x, const struct found *found)
{
	struct fault why = unit_no_fault();
	struct events events = { NULL, 0 };
	size_t bad = 0;
	int status = extract_record(x, found->record.text, found->record.len,
	    &events, &bad, &why);

	return told_of(status, events, bad, why);
}

static int
same(const struct told *a, const struct told *b)
{
	return a->status == b->status && a->bad == b->bad &&
	    strcmp(a->text, b->text) == 0 &&
	    strcmp(a->why.msg, b->why.msg) == 0;
}

/* A record through all of them.  Returns what the default one says. */
static struct told
check(struct readers *r, struct span record)
{
	/* Most records are not the last one, and have bytes behind them. */
	size_t behind = record.len % 4 == 0 ? 0 : 100;
	char *text = malloc(record.len + behind);
	struct told want, got;
	struct found found;

	memcpy(text, record.data, record.len);
	memset(text + record.len, ' ', behind);
	finder_find(&r->finder, (struct span){ text, record.len + behind },
	    0, &found);
	free(text);
	want = tell_extract(r->extract, &found);
	got = tell(r->strict, &found);
	if (!same(&want, &got))
		ck_abort_msg("strict: %s%s, and not %s%s, of %.*s",
		    got.text, got.why.msg, want.text, want.why.msg,
		    (int)record.len, record.data);
	got = tell(r->glean, &found);
	/* What is no JSON may be no JSON where nobody looks. */
	if (!same(&want, &got) && (want.status == 0 || got.status != 0))
		ck_abort_msg("%s%s, and not %s%s, of %.*s", got.text,
		    got.why.msg, want.text, want.why.msg, (int)record.len,
		    record.data);
	return got;
}

#define EVENT	"'eventType':'t','actor':{'id':'a'}"

/* The event is told of, or what is wrong with the record. */
static const struct {
	struct span	 record;
	const char	*want;
} records[] = {
	{ BYTES("{" EVENT "}"), "'t' - - 'a' none;" },
	{ BYTES("{" EVENT ",'published':'2026-10-05T12:34:56.789Z'}"),
	  "'t' '2026-10-05T12:34:56.789Z' - 'a' none;" },
	{ BYTES("{" EVENT ",'published':'2026-10-05 12:34:56Z'}"),
	  "'t' '2026-10-05 12:34:56Z' - 'a' none;" },
	{ BYTES("{" EVENT ",'published':'2026-02-30T12:34:56.789Z'}"),
	  "'t' '2026-02-30T12:34:56.789Z' - 'a' none;" },
	{ BYTES("{" EVENT ",'outcome':{'result':null}}"),
	  "'t' - 0 'a' none;" },
	{ BYTES("{'eventType':'\\u0074','actor':{'id':'\xc3\xa9\\n'}}"),
	  "'t' - - '\xc3\xa9\n' none;" },
	{ BYTES("{'eventType':'t','actor':{'id':'\\ud800'}}"),
	  "'t' - - ! none;" },
	{ BYTES("{'eventType':'t','actor':{'id':'a\x7f'}}"),
	  "'t' - - 'a\x7f' none;" },
	{ BYTES("{'detail':{" EVENT "}}"), "'t' - - 'a' detail;" },
	{ BYTES("{'eventType':'x','payload':{" EVENT "}}"),
	  "'t' - - 'a' payload;" },
	{ BYTES("{'eventType':'t'}"), "'t' - - - none;" },
	/* A token that is read has to be JSON. */
	{ BYTES("{'eventType':'\xff','actor':{'id':'a'}}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'\\x'}}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'\xc0\x80'}}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'\\u12'}}"), "not valid" },
	{ BYTES("{" EVENT ",'published':'\xed\xa0\x80'}"), "not valid" },
	{ BYTES("{" EVENT ",'outcome':{'result':'\\'}}'}"), "not valid" },
	{ BYTES("{" EVENT ",'outcome':{'result':'\\q'}}"), "not valid" },
	{ BYTES("{" EVENT ",}"), "not valid" },
	{ BYTES("{" EVENT " 'x':1}"), "not valid" },
	{ BYTES("{'eventType':'t','actor':{'id':'a\t'}}"), "not valid" },
	{ BYTES("nonsense"), "not valid" },
	{ BYTES("{" EVENT), "not valid" },
};

START_TEST(events_are_gleaned)
{
	struct readers r = readers_new();
	char *json = unit_json(records[_i].record);
	struct told told;
	int round;

	for (round = 0; round < 4; round++) {
		told = check(&r, (struct span){ json,
		    records[_i].record.len });
		if (told.status == 0)
			ck_assert_str_eq(told.text, records[_i].want);
		else
			unit_expect_fault(&told.why, FAULT_RECORD,
			    records[_i].want);
		if (round == 2)
			check(&r, SPAN("{\"eventType\":\"t\",\"actor\":{}}"));
	}
	free(json);
	readers_done(&r);
}
END_TEST

/* Where no question looks, damage is seen with strict only. */
static const struct span unseen[] = {
	BYTES("{" EVENT ",'x':{'y':tru}}"), BYTES("{" EVENT ",'x':[1,,2]}"),
	BYTES("{'x':{'y' 'z'}," EVENT "}"), BYTES("{'x':['\\q']," EVENT "}"),
	BYTES("{'x':['\xff']," EVENT "}"),
};

START_TEST(strict_sees_more)
{
	struct readers r = readers_new();
	char *json = unit_json(unseen[_i]);
	struct found found;
	struct told told = check(&r, (struct span){ json, unseen[_i].len });

	ck_assert_int_eq(told.status, 0);
	ck_assert_str_eq(told.text, "'t' - - 'a' none;");
	ck_assert_int_eq(finder_find(&r.finder, (struct span){ json,
	    unseen[_i].len }, 0, &found), 1);
	told = tell(r.strict, &found);
	ck_assert_int_eq(told.status, -1);
	unit_expect_fault(&told.why, FAULT_RECORD, "not valid JSON");
	free(json);
	readers_done(&r);
}
END_TEST

/* A random record, in ' for ". */
struct writer {
	struct chance	chance;
	char		text[3000];
	size_t		len;
};

static void
say(struct writer *w, const char *text)
{
	size_t len = strlen(text);

	if (w->len + len >= sizeof w->text)
		ck_abort_msg("a record is too long");
	memcpy(w->text + w->len, text, len);
	w->len += len;
}

static const char *
pick(struct writer *w, const char *const *list, size_t count)
{
	return list[chance_below(&w->chance, count)];
}
#define PICK(w, list)	pick(w, list, sizeof (list) / sizeof (list)[0])

static void
write_blank(struct writer *w)
{
	static const char *const blanks[] = { " ", "  ", "\n", "\t", "\r\n" };

	if (chance_in(&w->chance, 40))
		say(w, PICK(w, blanks));
}

static void
write_string(struct writer *w)
{
	static const char *const strings[] = {
		"''", "'t'", "'user.session.start'", "'SUCCESS'", "'FAILURE'",
		"'2026-10-05T12:34:56.789Z'", "'2026-10-05T12:34:56Z'",
		"'2016-12-31T23:59:60.000Z'", "'2026-02-29T12:34:56.789Z'",
		"'\\u0061\\n'", "'\\ud83d\\ude00'", "'\\ud800'", "'\xc3\xa9'",
		"'\\\\'", "'\\''", "'}]{['", "'\\'eventType\\':\\'x\\''",
		"'\x7f'", "'00uTEST1'", "'00uTEST2'", "'\xe5\xad\xa6'",
		"'a string of more than the forty-seven bytes of some'" };
	char fresh[40];

	if (chance_in(&w->chance, 3)) {
		sprintf(fresh, "'00u%zuTEST'", chance_below(&w->chance, 5000));
		say(w, fresh);
	} else {
		say(w, PICK(w, strings));
	}
}

static void write_object(struct writer *w, unsigned depth);

static void
write_value(struct writer *w, unsigned depth)
{
	static const char *const others[] = {
		"null", "true", "1", "-0.5e9", "{}", "[]", "[1,'id']",
		"[{'id':'x'}]" };
	size_t what = chance_below(&w->chance, 10);

	if (what < 5) {
		write_string(w);
	} else if (what < 7 || depth > 2) {
		say(w, PICK(w, others));
	} else if (what == 7) {
		say(w, "[");
		write_object(w, depth + 1);
		say(w, "]");
	} else {
		write_object(w, depth + 1);
	}
}

/* What may matter comes often, spelt in one way or another. */
static void
write_object(struct writer *w, unsigned depth)
{
	static const char *const keys[] = {
		"'id'", "'eventType'", "'actor'", "'outcome'", "'result'",
		"'published'", "'x'", "'uuid'", "'y'", "'displayMessage'",
		"''", "'target'" };
	static const char *const odd_keys[] = {
		"'i\\u0064'", "'\\u0065ventType'", "'act\\u006fr'", "'detail'",
		"'data'", "'events'", "'event'", "'payload'",
		"'eventType\\u0000'", "'\\u0072esult'", "'\xc3\xa9'" };
	size_t count = chance_below(&w->chance, 5), i;

	say(w, "{");
	for (i = 0; i < count; i++) {
		say(w, i > 0 ? "," : "");
		write_blank(w);
		if (chance_in(&w->chance, 12))
			say(w, PICK(w, odd_keys));
		else
			say(w, PICK(w, keys));
		write_blank(w);
		say(w, ":");
		write_blank(w);
		write_value(w, depth);
		write_blank(w);
	}
	say(w, "}");
}

/* Most are events; then something is added, before, among or behind. */
static void
write_record(struct writer *w)
{
	static const char *const wrappers[] = {
		"'detail':", "'event':", "'payload':", "'data':{'events':[",
		"'x':" };
	const char *wrapper = chance_in(&w->chance, 10) ? PICK(w, wrappers) :
	    NULL;
	int hook = wrapper != NULL && strchr(wrapper, '[') != NULL;
	size_t i, members = 2 + chance_below(&w->chance, 6);
	char object[2500];

	w->len = 0;
	if (wrapper != NULL) {
		say(w, "{");
		say(w, wrapper);
	}
	say(w, "{");
	for (i = 0; i < members; i++) {
		say(w, i > 0 ? "," : "");
		write_blank(w);
		switch (chance_below(&w->chance, 7)) {
		case 0: case 1:
			say(w, "'eventType':");
			write_string(w);
			break;
		case 2:
			say(w, "'published':");
			write_string(w);
			break;
		case 3:
			say(w, "'outcome':{'result':");
			write_string(w);
			say(w, "}");
			break;
		case 4: case 5:
			say(w, "'actor':{'id':");
			write_string(w);
			say(w, "}");
			break;
		default:
			say(w, "'z':");
			write_object(w, 1);
		}
	}
	/* Members of an object made at random go on behind them. */
	i = w->len;
	write_object(w, 0);
	memcpy(object, w->text + i + 1, w->len - i - 1);
	object[w->len - i - 1] = '\0';
	w->len = i;
	if (object[0] != '}')
		say(w, ",");
	say(w, object);
	if (wrapper != NULL)
		say(w, hook ? "]}}" : "}");
}

/* A byte of it, or two, is another one. */
static void
damage(struct writer *w)
{
	static const char bytes[] = "{}[]',:\\ \nx1\x01\xff\0";
	size_t count = 1 + chance_below(&w->chance, 2);

	for (; count > 0; count--)
		w->text[chance_below(&w->chance, w->len)] =
		    bytes[chance_below(&w->chance, sizeof bytes)];
}

START_TEST(random_records_are_read_alike)
{
	struct writer w = { .chance = { (uint64_t)_i + 1 } };
	struct readers r = readers_new();
	struct fault why = unit_no_fault();
	int rounds = unit_quick() ? 200 : 12000, i, events = 0;
	char *json;

	for (i = 0; i < rounds; i++) {
		write_record(&w);
		if (_i >= 2 && chance_in(&w.chance, 2))
			damage(&w);
		json = unit_json((struct span){ w.text, w.len });
		events += check(&r, (struct span){ json, w.len }).status == 0;
		free(json);
		if (chance_in(&w.chance, 1000))
			ck_assert_int_eq(glean_settle(r.glean, &why), 0);
	}
	ck_assert_int_gt(events, _i < 2 ? rounds - 1 : rounds / 4);
	readers_done(&r);
}
END_TEST

/* Plain tokens of every length, more than yajl is asked about at a time. */
START_TEST(tokens_of_any_length_are_read)
{
	struct readers r = readers_new();
	char *record = malloc(MAX_RECORD);
	struct fault why = unit_no_fault();
	size_t lengths[] = { 1, 46, 47, 48, 49, 4000, 8180, 8186, 8187, 8188,
	    8189, 8190, 8191, 8192, 8193, 8200, 20000 }, i, len, round, bad;
	struct events events;
	struct found found;

	for (round = 0; round < 300; round++) {
		i = round % (sizeof lengths / sizeof lengths[0]);
		len = (size_t)sprintf(record, "{\"eventType\":\"%zu\","
		    "\"actor\":{\"id\":\"", round);
		memset(record + len, 'a' + (int)(round % 26), lengths[i]);
		len += lengths[i];
		len += (size_t)sprintf(record + len, "\"}}");
		ck_assert_int_eq(finder_find(&r.finder, (struct span){ record,
		    len }, 0, &found), 1);
		ck_assert_int_eq(glean_record(r.glean, &found, &events, &bad,
		    &why), 0);
		ck_assert_uint_eq(events.count, 1);
		ck_assert_int_eq(events.list[0].actor.state, FACT_TEXT);
		ck_assert_uint_eq(events.list[0].actor.text.len, lengths[i]);
		ck_assert_mem_eq(events.list[0].actor.text.data, record +
		    len - 3 - lengths[i], lengths[i]);
		if (round % 100 == 50)
			ck_assert_int_eq(glean_settle(r.glean, &why), 0);
	}
	free(record);
	readers_done(&r);
}
END_TEST

/* However small records are, tokens are asked about. */
START_TEST(small_records_are_read)
{
	static const char record[] = "{\"eventType\":\"t\",\"actor\":{}}";
	struct fault why = unit_no_fault();
	struct finder finder = finder_new();
	struct glean *g = glean_new(sizeof record - 1, 0, NULL, &why);
	struct found found;
	struct told told;

	ck_assert_ptr_nonnull(g);
	ck_assert_int_eq(finder_find(&finder, SPAN(record), 0, &found), 1);
	told = tell(g, &found);
	ck_assert_int_eq(told.status, 0);
	ck_assert_str_eq(told.text, "'t' - - - none;");
	ck_assert_int_eq(glean_settle(g, &why), 0);
	finder_done(&finder);
	glean_free(g);
}
END_TEST

START_TEST(impossible_sizes_are_refused)
{
	struct fault why = unit_no_fault();

	ck_assert_ptr_null(glean_new(SIZE_MAX, 0, NULL, &why));
	unit_expect_fault(&why, FAULT_SYSTEM, "memory");
	glean_free(NULL);
}
END_TEST

static Suite *
glean_suite(void)
{
	Suite *suite = suite_create("glean");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, events_are_gleaned, records);
	unit_table(tcase, strict_sees_more, unseen);
	tcase_add_loop_test(tcase, random_records_are_read_alike, 0, 4);

	tcase = unit_case(suite, "limits");
	tcase_add_test(tcase, tokens_of_any_length_are_read);
	tcase_add_test(tcase, small_records_are_read);
	tcase_add_test(tcase, impossible_sizes_are_refused);
	return suite;
}

UNIT_MAIN(glean_suite)
