/*
 * The events in a value.  Walks are written as short texts: { } [ ] open and
 * close, "name=" is a key, 'text' a string, ! a broken one, 0 null, # any
 * other value.
 */
#include "log/unwrap.h"

#include "events_text.h"
#include "want.h"

static int
take(struct unwrap *u, struct span text)
{
	struct fact fact = { .state = FACT_OTHER };

	switch (text.data[0]) {
	case '\'':
		fact.state = FACT_TEXT;
		fact.text = (struct span){ text.data + 1, text.len - 2 };
		break;
	case '!':
		fact.state = FACT_BROKEN;
		break;
	case '0':
		fact.state = FACT_NULL;
		break;
	default:
		ck_assert_int_eq(text.data[0], '#');
	}
	return unwrap_value(u, fact);
}

/* One step of a walk; how many characters it has. */
static size_t
step(struct unwrap *u, const char *p)
{
	size_t len = 1;
	int done = 1;

	switch (*p) {
	case ' ':
		break;
	case '{':
	case '[':
		done = unwrap_open(u, *p == '{');
		break;
	case '}':
	case ']':
		done = unwrap_close(u);
		break;
	case '\'':
		len = 2 + strcspn(p + 1, "'");
		done = take(u, (struct span){ p, len });
		break;
	case '!':
	case '0':
	case '#':
		done = take(u, (struct span){ p, 1 });
		break;
	default:
		len = strcspn(p, "=");
		done = unwrap_key(u, (struct span){ p, len });
		len++;
	}
	if (done != 1)
		ck_abort_msg("at %s", p);
	return len;
}

static void
walk(struct unwrap *u, const char *text)
{
	while (*text != '\0')
		text += step(u, text);
}

#define EVENT(id)	"{eventType='t' actor={id='" id "'}}"
#define IS_EVENT(id)	"'t' - - '" id "' "

static const struct {
	const char	*walk;
	const char	*want;		/* as events_text.h writes it */
} walks[] = {
	/* The members of an event. */
	{ EVENT("a"), IS_EVENT("a") "none;" },
	{ "{published='p' outcome={reason=0 result='r'} actor={type='u' "
	  "id='a' name='n'} eventType='t'}", "'t' 'p' 'r' 'a' none;" },
	{ "{eventType='t' actor={}}", "'t' - - - none;" },
	{ "{eventType='' actor={id=''}}", "'' - - '' none;" },
	{ "{eventType='t' published=0 outcome={result=0} actor={id=0}}",
	  "'t' 0 0 0 none;" },
	{ "{eventType='t' published=# outcome={result=#} actor={id=#}}",
	  "'t' # # # none;" },
	{ "{eventType='t' published=! outcome={result=!} actor={id=!}}",
	  "'t' ! ! ! none;" },
	{ "{eventType='t' published={} outcome={result=[]} actor={id={}}}",
	  "'t' # # # none;" },
	{ "{eventType='t' outcome='SUCCESS' actor={id='a'}}",
	  "'t' - - 'a' none;" },
	/* No actor, or none that is an object. */
	{ "{eventType='t'}", "'t' - - - none;" },
	{ "{eventType='t' actor='a'}", "'t' - - - none;" },
	{ "{eventType='t' actor=0}", "'t' - - - none;" },
	{ "{eventType='t' actor=[{id='a'}]}", "'t' - - - none;" },
	{ "{eventType=! actor={id='a'}}", "! - - 'a' none;" },
	/* Names are exact, and count at their own depth only. */
	{ "{EventType='x' eventtype='x' eventTypes='x' eventTyp='x' ='x' "
	  "actors={id='x'}}", "- - - - none;" },
	{ "{eventType='t' id='x' result='x' actor={actor={id='x'} id='a' "
	  "detail={id='x'} published='x'}}", "'t' - - 'a' none;" },
	{ "{eventType='t' target=[{id='x' actor={id='x'}} {published='x'}] "
	  "debug={eventType='x' published='x' outcome={result='x'} "
	  "actor={id='x'}} actor={id='a'}}", "'t' - - 'a' none;" },
	{ "{eventType='t' actor={id={id='x'}}}", "'t' - - # none;" },
	{ "{eventType='t' outcome={outcome={result='x'}} actor={id='a'}}",
	  "'t' - - 'a' none;" },
	{ "{eventType='t' outcome=[{result='x'}] actor={id='a'}}",
	  "'t' - - 'a' none;" },
	/* The last of equal names wins, whole. */
	{ "{eventType='x' eventType='t' actor={id='x' id='a'}}",
	  "'t' - - 'a' none;" },
	{ "{eventType='t' actor={id='x'} actor={}}", "'t' - - - none;" },
	{ "{eventType='t' actor={id='x'} actor=0}", "'t' - - - none;" },
	{ "{eventType='t' actor=0 actor={id='a'}}", "'t' - - 'a' none;" },
	{ "{eventType='t' actor={id='x' id=0}}", "'t' - - 0 none;" },
	{ "{eventType='t' actor={id='x' id={}}}", "'t' - - # none;" },
	{ "{eventType='t' published='x' published=[]}", "'t' # - - none;" },
	{ "{eventType='t' outcome={result='x'} outcome={} actor={}}",
	  "'t' - - - none;" },
	{ "{eventType='t' outcome={result='x'} outcome='x' actor={}}",
	  "'t' - - - none;" },
	{ "{eventType='t' eventType=0 actor={id='a'}}", "0 - - 'a' none;" },
	/* What is no event. */
	{ "{}", "- - - - none;" },
	{ "{actor={id='a'}}", "- - - 'a' none;" },
	{ "{eventType=# actor={id='a'}}", "# - - 'a' none;" },
	{ "'t'", "# - - - none;" },
	{ "0", "# - - - none;" },
	{ "#", "# - - - none;" },
	{ "!", "# - - - none;" },
	{ "[]", "# - - - none;" },
	{ "[" EVENT("x") "]", "# - - - none;" },
	/* What events travel in. */
	{ "{detail=" EVENT("a") "}", IS_EVENT("a") "detail;" },
	{ "{event=" EVENT("a") "}", IS_EVENT("a") "event;" },
	{ "{payload=" EVENT("a") "}", IS_EVENT("a") "payload;" },
	{ "{schema={payload=" EVENT("x") "} payload=" EVENT("a") "}",
	  IS_EVENT("a") "payload;" },
	{ "{data={events=[" EVENT("a") "]}}", IS_EVENT("a") "hook;" },
	{ "{data={x=# events=[" EVENT("a") EVENT("b") EVENT("c") "] y=#}}",
	  IS_EVENT("a") "hook;" IS_EVENT("b") "hook;" IS_EVENT("c") "hook;" },
	{ "{data={events=[]}}", "" },
	{ "{data={events=[# 0 't' [" EVENT("x") "] {} " EVENT("a") "]}}",
	  "# - - - hook;# - - - hook;# - - - hook;# - - - hook;"
	  "- - - - hook;" IS_EVENT("a") "hook;" },
	/* Not quite a wrapping. */
	{ "{detail='x' event=[" EVENT("x") "] payload=0}", "- - - - none;" },
	{ "{data=[" EVENT("x") "]}", "- - - - none;" },
	{ "{data={}}", "- - - - none;" },
	{ "{data={events=" EVENT("x") "}}", "- - - - none;" },
	{ "{data={events=0} payload=" EVENT("a") "}",
	  IS_EVENT("a") "payload;" },
	{ "{events=[" EVENT("x") "]}", "- - - - none;" },
	{ "{data={data={events=[" EVENT("x") "]}}}", "- - - - none;" },
	/* An event with an actor is one, whatever else is in it. */
	{ "{detail=" EVENT("x") " eventType='t' actor={id='a'} payload="
	  EVENT("x") " data={events=[" EVENT("x") EVENT("x") "]} event="
	  EVENT("x") "}", IS_EVENT("a") "none;" },
	{ "{actor={id='a'} eventType=! detail=" EVENT("x") "}",
	  "! - - 'a' none;" },
	/* One without is what it holds, if it holds something. */
	{ "{eventType='x' detail=" EVENT("a") "}", IS_EVENT("a") "detail;" },
	{ "{actor={id='x'} event=" EVENT("a") "}", IS_EVENT("a") "event;" },
	{ "{eventType='x' actor='x' data={events=[]}}", "" },
	{ "{eventType='t' detail='x'}", "'t' - - - none;" },
	/* In this order, whichever comes first. */
	{ "{payload=" EVENT("d") " data={events=[" EVENT("c") EVENT("c")
	  "]} event=" EVENT("b") " detail=" EVENT("a") "}",
	  IS_EVENT("a") "detail;" },
	{ "{payload=" EVENT("d") " data={events=[" EVENT("c") EVENT("c")
	  "]} event=" EVENT("b") "}", IS_EVENT("b") "event;" },
	{ "{payload=" EVENT("d") " data={events=[" EVENT("b") EVENT("c")
	  "]}}", IS_EVENT("b") "hook;" IS_EVENT("c") "hook;" },
	{ "{detail={} event=" EVENT("x") "}", "- - - - detail;" },
	/* The last of equal wrappings wins. */
	{ "{detail=" EVENT("x") " detail=" EVENT("a") "}",
	  IS_EVENT("a") "detail;" },
	{ "{detail=" EVENT("x") " detail=0 payload=" EVENT("a") "}",
	  IS_EVENT("a") "payload;" },
	{ "{detail=" EVENT("x") " detail=[]}", "- - - - none;" },
	{ "{event=" EVENT("x") " event=# payload=" EVENT("a") "}",
	  IS_EVENT("a") "payload;" },
	{ "{payload=" EVENT("x") " payload='x'}", "- - - - none;" },
	{ "{data={events=[" EVENT("x") EVENT("x") "]} data={events=["
	  EVENT("a") "]}}", IS_EVENT("a") "hook;" },
	{ "{data={events=[" EVENT("x") "] events=[" EVENT("a") "]}}",
	  IS_EVENT("a") "hook;" },
	{ "{data={events=[" EVENT("x") "] events=0}}", "- - - - none;" },
	{ "{data={events=[" EVENT("x") "]} data={}}", "- - - - none;" },
	{ "{data={events=[" EVENT("x") "]} data=0 event=" EVENT("a") "}",
	  IS_EVENT("a") "event;" },
	/* What one wrapping is not says nothing of another. */
	{ "{event=" EVENT("a") " detail=0}", IS_EVENT("a") "event;" },
	{ "{data={events=[" EVENT("a") "]} event=0}", IS_EVENT("a") "hook;" },
	{ "{payload=" EVENT("a") " data=0}", IS_EVENT("a") "payload;" },
	{ "{detail=" EVENT("a") " payload=0 data={events=0}}",
	  IS_EVENT("a") "detail;" },
	{ "{eventType='x' actor={id='x'} actor=0 detail=" EVENT("a") "}",
	  IS_EVENT("a") "detail;" },
	/* One in another; the outermost gives the name. */
	{ "{event={detail=" EVENT("a") "}}", IS_EVENT("a") "event;" },
	{ "{detail={data={events=[{payload=" EVENT("a") "} " EVENT("b")
	  "]}}}", IS_EVENT("a") "detail;" IS_EVENT("b") "detail;" },
	{ "{data={events=[{data={events=[" EVENT("a") EVENT("b") "]}} "
	  EVENT("c") " {data={events=[]}} " EVENT("d") "]}}",
	  IS_EVENT("a") "hook;" IS_EVENT("b") "hook;" IS_EVENT("c") "hook;"
	  IS_EVENT("d") "hook;" },
	{ "{detail={event=0}}", "- - - - detail;" },
	{ "{data={events=[{detail={}}]}}", "- - - - hook;" },
};

START_TEST(events_are_found)
{
	struct unwrap *u = unwrap_new(NULL);
	char text[EVENTS_TEXT];
	int round;

	ck_assert_ptr_nonnull(u);
	/* What one walk found is void in the next, even when it broke off. */
	for (round = 0; round < 3; round++) {
		unwrap_begin(u);
		ck_assert(!unwrap_is_whole(u));
		ck_assert_uint_eq(unwrap_events(u).count, 0);
		walk(u, walks[_i].walk);
		ck_assert(unwrap_is_whole(u));
		ck_assert_str_eq(events_text(unwrap_events(u), text),
		    walks[_i].want);
		unwrap_begin(u);
		walk(u, "{data={events=[" EVENT("y") "{actor={target=[{");
		ck_assert(!unwrap_is_whole(u));
	}
	unwrap_free(u);
}
END_TEST

/* What is wanted, as wanted_text() writes it. */
static const struct {
	const char	*path;
	const char	*walk;
	const char	*want;
} wanted_walks[] = {
	{ NULL, "{eventType='t' actor={alternateId='l' displayName=! type=0 "
	  "id='a'}}", "'l' ! 0 -;" },
	{ NULL, "{alternateId='x' actor={x={type='x'} displayName=[] type='y'"
	  "} target=[{type='x'}]}", "- # 'y' -;" },
	{ NULL, "{actor={type='x' alternateId='x'} actor={displayName='n'}}",
	  "- 'n' - -;" },
	{ NULL, "{actor={type='x' alternateId='x'} actor=0}", "- - - -;" },
	{ "a.b.c", "{a={b={c='v'}}}", "- - - 'v';" },
	{ "a.b.c", "{c='x' b={c='x'} a={c='x' a={b={c='x'}} b={b={c='x'} "
	  "c='v' x={c='x'}} x={b={c='x'}}} x={a={b={c='x'}}}}",
	  "- - - 'v';" },
	{ "a.b.c", "{a=[{b={c='x'}}]}", "- - - -;" },
	{ "a.b.c", "{a={b=[{c='x'}]}}", "- - - -;" },
	{ "a.b.c", "{a={b={c=[{c='x'}]}}}", "- - - #;" },
	{ "a.b.c", "{a={b={c={c='x'}}}}", "- - - #;" },
	{ "a.b.c", "{a={b={c='x'}} a=0}", "- - - -;" },
	{ "a.b.c", "{a={b={c='x'}} a=[]}", "- - - -;" },
	{ "a.b.c", "{a={b={c='x'}} a={}}", "- - - -;" },
	{ "a.b.c", "{a={b={c='x'} b='x'}}", "- - - -;" },
	{ "a.b.c", "{a={b={c='x' c=0}}}", "- - - 0;" },
	{ "a.b.c", "{a={b=0} a={b={c=!}}}", "- - - !;" },
	{ "actor.b.c", "{b={c='x'} actor={c='x' b={c='v' b={c='x'}} type='y'"
	  "}}", "- - 'y' 'v';" },
	{ "actor.b.c", "{actor={b={c='x'}} actor={b={}}}", "- - - -;" },
	{ "actor.b.c", "{actor={b={c='x'}} actor='x'}", "- - - -;" },
	{ "outcome.c", "{outcome={x={c='x'} c='v'} c='x'}", "- - - 'v';" },
	{ "outcome.c", "{outcome={c='x'} outcome={}}", "- - - -;" },
	{ "outcome.c", "{outcome={c='x'} outcome=0 actor={c='x'}}",
	  "- - - -;" },
	/* An event's own, and nobody else's. */
	{ "a.c", "{a={c='x'} detail={a={c='v'}} a={c='x'}}", "- - - 'v';" },
	{ "a.c", "{a={c='x'} event={a={x=0}}}", "- - - -;" },
	{ "a.c", "{data={a={c='x'} events=[{a={c='A'}} {} {a={c='B'} actor={"
	  "type='y'}} # {a={c='x'} payload={}}]} a={c='x'}}",
	  "- - - 'A';- - - -;- - 'y' 'B';- - - -;- - - -;" },
	{ "a.data.events", "{a={data={events='v'}}}", "- - - 'v';" },
};

START_TEST(what_is_wanted_is_found)
{
	struct wanted wanted = want_of(PEOPLE, wanted_walks[_i].path);
	struct unwrap *u = unwrap_new(&wanted);
	char text[EVENTS_TEXT];
	int round;

	for (round = 0; round < 3; round++) {
		unwrap_begin(u);
		walk(u, wanted_walks[_i].walk);
		ck_assert(unwrap_is_whole(u));
		ck_assert_str_eq(wanted_text(unwrap_events(u), &wanted, text),
		    wanted_walks[_i].want);
		/* A walk that broke off inside of a path leaves no trace. */
		unwrap_begin(u);
		walk(u, "{a={b={c='y'");
	}
	unwrap_free(u);
}
END_TEST

START_TEST(values_follow_one_another)
{
	struct unwrap *u = unwrap_new(NULL);
	char text[EVENTS_TEXT];
	int i;

	/* The first walk needs no beginning. */
	for (i = 0; i < 7; i++) {
		ck_assert_int_eq(unwrap_is_whole(u), i == 1);
		walk(u, i % 2 == 0 ? EVENT("a") : "[[[" EVENT("x") "]]]");
	}
	ck_assert(!unwrap_is_whole(u));
	ck_assert_uint_eq(unwrap_events(u).count, 7);
	unwrap_begin(u);
	walk(u, "0 " EVENT("a"));
	ck_assert_str_eq(events_text(unwrap_events(u), text),
	    "# - - - none;" IS_EVENT("a") "none;");
	unwrap_free(u);
}
END_TEST

/* Texts are asked for where one is a fact, and a key has just been said. */
START_TEST(texts_are_wanted_where_they_matter)
{
	static const char steps[] = "{x= 'n' eventType= 'Y' published= 'Y' "
	    "target= [{ eventType= 'n' id= 'n' }] actor= { type= 'n' id= 'Y' "
	    "eventType= 'n' } outcome= { id= 'n' result= 'Y' } detail= { "
	    "published= 'Y' actor= { id= 'Y' } } data= { events= [{ "
	    "eventType= 'Y' debug= { published= 'n' } }] } }";
	struct unwrap *u = unwrap_new(NULL);
	const char *p = steps;

	unwrap_begin(u);
	while (*p != '\0') {
		if (*p == '\'')
			ck_assert_msg(!!unwrap_wants_text(u) == (p[1] == 'Y'),
			    "at %s", p);
		p += step(u, p);
	}
	unwrap_free(u);
}
END_TEST

/* The same with something wanted: its own text too, and where it ends. */
START_TEST(wanted_texts_are_asked_for)
{
	static const char steps[] = "{x= 'n' b= 'n' actor= { type= 'Y' id= 'Y'"
	    " displayName= 'Y' x= { type= 'n' } alternateId= 'Y' b= 'n' } a= {"
	    " a= 'n' c= 'n' b= { a= 'n' c= 'Y' b= 'n' } c= 'n' } c= 'n' }";
	struct wanted wanted = want_of(PEOPLE, "a.b.c");
	struct unwrap *u = unwrap_new(&wanted);
	const char *p = steps;

	unwrap_begin(u);
	while (*p != '\0') {
		if (*p == '\'')
			ck_assert_msg(!!unwrap_wants_text(u) == (p[1] == 'Y'),
			    "at %s", p);
		p += step(u, p);
	}
	unwrap_free(u);
}
END_TEST

static void
wrap(struct unwrap *u, const char *open, const char *middle,
    const char *close, int levels)
{
	int i;

	unwrap_begin(u);
	for (i = 0; i < levels; i++)
		walk(u, open);
	walk(u, middle);
	for (i = 0; i < levels; i++)
		walk(u, close);
}

static const struct {
	const char	*open, *close, *name;
} wrappings[] = {
	{ "{detail=", "}", "detail" }, { "{event=", "}", "event" },
	{ "{payload=", "}", "payload" },
	{ "{data={events=[", "]}}", "hook" },
};

/* Eight levels count; what is deeper is one thing that cannot be read. */
START_TEST(wrappings_nest_eight_levels)
{
	struct unwrap *u = unwrap_new(NULL);
	char text[EVENTS_TEXT], want[128];
	int levels;

	for (levels = 0; levels < 40; levels++) {
		wrap(u, wrappings[_i].open, EVENT("a"), wrappings[_i].close,
		    levels);
		snprintf(want, sizeof want, "%s%s;", IS_EVENT("a"),
		    levels == 0 ? "none" : wrappings[_i].name);
		ck_assert_uint_eq(unwrap_events(u).count, 1);
		if (levels <= 8)
			ck_assert_str_eq(events_text(unwrap_events(u), text),
			    want);
		else
			ck_assert(!fact_is_string(
			    unwrap_events(u).list[0].type));
		ck_assert(unwrap_is_whole(u));
	}
	/* What holds it is no event instead. */
	snprintf(want, sizeof want, "{eventType='x' %s%s%s",
	    wrappings[_i].open + 1, EVENT("x"), wrappings[_i].close);
	wrap(u, wrappings[_i].open, want, wrappings[_i].close, 8);
	ck_assert_uint_eq(unwrap_events(u).count, 1);
	ck_assert(!fact_is_string(unwrap_events(u).list[0].type));
	/* However many that is, or would be. */
	wrap(u, wrappings[_i].open, "{data={events=[" EVENT("x") EVENT("x")
	    "]}}", wrappings[_i].close, 8);
	ck_assert_uint_eq(unwrap_events(u).count, 1);
	wrap(u, wrappings[_i].open, "{data={events=[]}}",
	    wrappings[_i].close, 8);
	ck_assert_uint_eq(unwrap_events(u).count, 1);
	ck_assert(!fact_is_string(unwrap_events(u).list[0].type));
	unwrap_free(u);
}
END_TEST

/* The longest path in the innermost event. */
START_TEST(paths_go_on_inside_of_wrappings)
{
	static const char *const paths[] = { "a.b.c.d.e.f.g.h",
		"actor.b.c.d.e.f.g.h", "outcome.b.c.d.e.f.g.h" };
	struct wanted wanted;
	struct unwrap *u;
	char text[EVENTS_TEXT], event[100];
	int i;

	for (i = 0; i < 3; i++) {
		wanted = want_of(PEOPLE, paths[i]);
		u = unwrap_new(&wanted);
		snprintf(event, sizeof event, "{%.*s={b={c={d={e={f={g={x=[]"
		    " h='v' x={}}}}}}}}}", (int)strcspn(paths[i], "."),
		    paths[i]);
		wrap(u, wrappings[_i].open, event, wrappings[_i].close, 8);
		ck_assert(unwrap_is_whole(u));
		ck_assert_str_eq(wanted_text(unwrap_events(u), &wanted, text),
		    "- - - 'v';");
		unwrap_free(u);
	}
}
END_TEST

START_TEST(any_depth_may_be_skipped)
{
	struct unwrap *u = unwrap_new(NULL);
	char text[EVENTS_TEXT];
	int levels = unit_quick() ? 1000 : 100000;

	wrap(u, "[", EVENT("x"), "]", levels);
	ck_assert_str_eq(events_text(unwrap_events(u), text),
	    "# - - - none;");
	wrap(u, "{x=", EVENT("x"), "}", levels);
	ck_assert_str_eq(events_text(unwrap_events(u), text),
	    "- - - - none;");
	ck_assert(unwrap_is_whole(u));
	unwrap_free(u);
}
END_TEST

START_TEST(a_hook_may_hold_many)
{
	struct unwrap *u = unwrap_new(NULL);
	struct events events;
	size_t i;

	unwrap_begin(u);
	walk(u, "{eventType=0 data={events=[");
	for (i = 0; i < 10000; i++)
		walk(u, i % 10 == 0 ? "{}" : EVENT("a"));
	walk(u, "]}}");
	events = unwrap_events(u);
	ck_assert_uint_eq(events.count, 10000);
	for (i = 0; i < 10000; i++)
		if (events.list[i].wrapping != WRAPPING_HOOK ||
		    (events.list[i].type.state == FACT_TEXT) == (i % 10 == 0))
			ck_abort_msg("event %zu", i);
	unwrap_free(u);
}
END_TEST

/* What could be events is counted, chosen in the end or not. */
static const struct {
	const char	*begin, *middle, *end;
} most[] = {
	{ "{data={events=[", "0", "]}}" },
	{ "{data={events=[", "{}", "]}}" },
	{ "{data={events=[", EVENT("a"), "]}}" },
	{ "{payload={data={events=[", "[0]", "]}}}" },
	{ "", "0", "" },
};

START_TEST(there_may_be_so_many)
{
	struct unwrap *u = unwrap_new(NULL);
	char text[EVENTS_TEXT];
	size_t i, more;

	for (more = 0; more < 2; more++) {
		unwrap_begin(u);
		walk(u, most[_i].begin);
		for (i = 0; i < UNWRAP_MAX - 1; i++)
			walk(u, most[_i].middle);
		ck_assert(!unwrap_is_too_much(u));
		walk(u, most[_i].middle);
		ck_assert_uint_eq(unwrap_events(u).count, UNWRAP_MAX);
		if (more == 0) {
			walk(u, most[_i].end);
			ck_assert_uint_eq(unwrap_events(u).count, UNWRAP_MAX);
			continue;
		}
		ck_assert_int_eq(unwrap_value(u, (struct fact){
		    .state = FACT_OTHER }), 0);
		ck_assert(unwrap_is_too_much(u));
	}
	/* Which is no business of the next walk. */
	unwrap_begin(u);
	ck_assert(!unwrap_is_too_much(u));
	walk(u, EVENT("a"));
	ck_assert_str_eq(events_text(unwrap_events(u), text),
	    IS_EVENT("a") "none;");
	unwrap_free(u);
}
END_TEST

START_TEST(nothing_may_be_freed)
{
	unwrap_free(NULL);
}
END_TEST

static Suite *
unwrap_suite(void)
{
	Suite *suite = suite_create("unwrap");
	TCase *tcase;

	tcase = unit_case(suite, "core");
	unit_table(tcase, events_are_found, walks);
	tcase_add_test(tcase, values_follow_one_another);
	tcase_add_test(tcase, texts_are_wanted_where_they_matter);
	unit_table(tcase, what_is_wanted_is_found, wanted_walks);
	tcase_add_test(tcase, wanted_texts_are_asked_for);
	tcase_add_test(tcase, nothing_may_be_freed);

	tcase = unit_case(suite, "limits");
	unit_table(tcase, wrappings_nest_eight_levels, wrappings);
	unit_table(tcase, paths_go_on_inside_of_wrappings, wrappings);
	tcase_add_test(tcase, any_depth_may_be_skipped);
	tcase_add_test(tcase, a_hook_may_hold_many);
	unit_table(tcase, there_may_be_so_many, most);
	return suite;
}

UNIT_MAIN(unwrap_suite)
