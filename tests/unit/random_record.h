/*
 * random_record.h - records made at random, of all that could be read in one
 * way or another.
 */
#ifndef RANDOM_RECORD_H
#define RANDOM_RECORD_H

#include <stdio.h>

#include "chance.h"
#include "unit.h"

/* A random record, in ' for ". */
struct writer {
	struct chance	chance;
	char		text[20000];
	size_t		len;
};

static inline void
say(struct writer *w, const char *text)
{
	size_t len = strlen(text);

	if (w->len + len >= sizeof w->text)
		ck_abort_msg("a record is too long");
	memcpy(w->text + w->len, text, len);
	w->len += len;
}

static inline const char *
pick(struct writer *w, const char *const *list, size_t count)
{
	return list[chance_below(&w->chance, count)];
}
#define PICK(w, list)	pick(w, list, sizeof (list) / sizeof (list)[0])

static inline void
write_blank(struct writer *w)
{
	static const char *const blanks[] = { " ", "  ", "\n", "\t", "\r\n" };

	if (chance_in(&w->chance, 40))
		say(w, PICK(w, blanks));
}

static inline void
write_string(struct writer *w)
{
	static const char *const strings[] = {
		"''", "'t'", "'user.session.start'", "'SUCCESS'", "'FAILURE'",
		"'2026-10-05T12:34:56.789Z'", "'2026-10-05T12:34:56Z'",
		"'2016-12-31T23:59:60.000Z'", "'2026-02-29T12:34:56.789Z'",
		"'\\u0061\\n'", "'\\ud83d\\ude00'", "'\\ud800'", "'\xc3\xa9'",
		"'\\\\'", "'\\''", "'}]{['", "'\\'eventType\\':\\'x\\''",
		"'\x7f'", "'00uTEST1'", "'00uTEST2'", "'\xe5\xad\xa6'",
		"'User'", "'User'",
		"'a string of more than the forty-seven bytes of some'" };
	char fresh[40];

	if (chance_in(&w->chance, 3)) {
		sprintf(fresh, "'00u%zuTEST'", chance_below(&w->chance, 5000));
		say(w, fresh);
	} else {
		say(w, PICK(w, strings));
	}
}

static inline void write_object(struct writer *w, unsigned depth);

static inline void
write_value(struct writer *w, unsigned depth)
{
	static const char *const others[] = {
		"null", "true", "1", "-0.5e9", "{}", "[]", "[1,'id']",
		"[{'id':'x'}]", "false", "null", "{'x':{'y':1}}",
		"[{'x':'x'},[[],{}]]" };
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
static inline void
write_object(struct writer *w, unsigned depth)
{
	static const char *const keys[] = {
		"'id'", "'eventType'", "'actor'", "'outcome'", "'result'",
		"'published'", "'x'", "'uuid'", "'y'", "'displayMessage'",
		"''", "'target'", "'client'", "'alternateId'",
		"'displayName'", "'type'", "'x'", "'y'" };
	static const char *const odd_keys[] = {
		"'i\\u0064'", "'\\u0065ventType'", "'act\\u006fr'", "'detail'",
		"'data'", "'events'", "'event'", "'payload'",
		"'eventType\\u0000'", "'\\u0072esult'", "'\xc3\xa9'",
		"'\\u0078'", "'cl\\u0069ent'", "'\\u0079'", "'typ\\u0065'",
		"'a?'", "'a\\ud800'" };
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

/* A member that may be wanted, and the way to it: its keys end in NULL.  On
 * every level others stand before and behind it, or there is no such level, or
 * there are two. */
static inline void
write_way(struct writer *w, const char *const *keys, unsigned depth)
{
	static const char *const others[] = { "'y':", "'x':", "'id':",
		"'type':", "'displayName':", "'alternateId':", "'z':" };
	size_t i, times = chance_in(&w->chance, 8) ? 2 : 1, count;

	for (; times > 0; times--) {
		write_blank(w);
		say(w, keys[0]);
		write_blank(w);
		if (keys[1] == NULL || chance_in(&w->chance, 6)) {
			write_value(w, depth);
			say(w, times > 1 ? "," : "");
			continue;
		}
		say(w, "{");
		for (i = 0, count = chance_below(&w->chance, 3); i < count;
		    i++) {
			say(w, PICK(w, others));
			write_value(w, depth + 1);
			say(w, ",");
			write_blank(w);
		}
		write_way(w, keys + 1, depth + 1);
		for (i = 0, count = chance_below(&w->chance, 3); i < count;
		    i++) {
			write_blank(w);
			say(w, ",");
			say(w, PICK(w, others));
			write_value(w, depth + 1);
		}
		write_blank(w);
		say(w, times > 1 ? "}," : "}");
	}
}

static inline void
write_wanted(struct writer *w)
{
	static const char *const ways[][6] = {
		{ "'client':", "'x':", "'y':" }, { "'actor':", "'id':" },
		{ "'actor':", "'alternateId':" }, { "'actor':", "'type':" },
		{ "'actor':", "'displayName':" }, { "'outcome':", "'x':" },
		{ "'actor':", "'x':", "'y':" }, { "'outcome':", "'result':" },
		{ "'y':", "'x':", "'y':", "'x':" }, { "'x':" },
	};

	write_way(w, ways[chance_below(&w->chance,
	    sizeof ways / sizeof ways[0])], 1);
}

/* Targets: most are users, some of the same id; or none are. */
static inline void
write_target(struct writer *w)
{
	static const char *const types[] = { "'User'", "'User'", "'User'",
		"'Us\\u0065r'", "'user'", "'AppInstance'", "null", "{}",
		"'User\\ud800'", "['User']" };
	static const char *const ids[] = { "'a'", "'a'", "'\\u0061'", "'b'",
		"null", "7", "'7'", "''", "'\\udc00'", "{'id':'a'}" };
	static const char *const keys[] = { "'id':", "'type':", "'id':",
		"'type':", "'alternateId':", "'displayName':", "'i\\u0064':",
		"'typ\\u0065':", "'detailEntry':" };
	size_t i, key, count = 1 + chance_below(&w->chance, 4);

	say(w, "{");
	for (i = 0; i < count; i++) {
		say(w, i > 0 ? "," : "");
		write_blank(w);
		key = i < 2 && !chance_in(&w->chance, 4) ? i :
		    chance_below(&w->chance, 9);
		say(w, keys[key]);
		if (keys[key][1] == 'i')
			say(w, PICK(w, ids));
		else if (keys[key][1] == 't')
			say(w, PICK(w, types));
		else
			write_value(w, 2);
	}
	say(w, "}");
}

static inline void
write_targets(struct writer *w)
{
	size_t i, count = chance_below(&w->chance, 4);

	say(w, chance_in(&w->chance, 20) ? "'t\\u0061rget':" : "'target':");
	if (chance_in(&w->chance, 10)) {
		write_value(w, 1);
		return;
	}
	say(w, "[");
	for (i = 0; i < count; i++) {
		say(w, i > 0 ? "," : "");
		if (chance_in(&w->chance, 12))
			write_value(w, 2);
		else
			write_target(w);
	}
	say(w, "]");
}

/* Most are events; then something is added, before, among or behind. */
static inline void
write_record(struct writer *w)
{
	static const char *const wrappers[] = {
		"'detail':", "'event':", "'payload':", "'data':{'events':[",
		"'x':" };
	const char *wrapper = chance_in(&w->chance, 10) ? PICK(w, wrappers) :
	    NULL;
	int hook = wrapper != NULL && strchr(wrapper, '[') != NULL;
	size_t i, members = 2 + chance_below(&w->chance, 6);
	char object[16000];

	w->len = 0;
	if (wrapper != NULL) {
		say(w, "{");
		say(w, wrapper);
	}
	say(w, "{");
	for (i = 0; i < members; i++) {
		say(w, i > 0 ? "," : "");
		write_blank(w);
		switch (chance_below(&w->chance, 14)) {
		case 0: case 1:
			say(w, "'eventType':");
			if (chance_in(&w->chance, 2))
				say(w, "'t'");
			else
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
		case 6: case 7: case 8: case 9: case 10:
			write_wanted(w);
			break;
		case 11: case 12:
			write_targets(w);
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
static inline void
damage(struct writer *w)
{
	static const char bytes[] = "{}[]',:\\ \nx1\x01\xff\0";
	size_t count = 1 + chance_below(&w->chance, 2);

	for (; count > 0; count--)
		w->text[chance_below(&w->chance, w->len)] =
		    bytes[chance_below(&w->chance, sizeof bytes)];
}

#endif
