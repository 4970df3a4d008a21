/*
 * log_stream.h - random inputs: records of every shape, in lines, pages,
 * pretty-printed and run together, and damage of all kinds.  What is in them
 * means nothing.
 */
#ifndef LOG_STREAM_H
#define LOG_STREAM_H

#include "chance.h"
#include "log/sentinel.h"
#include "unit.h"

struct log_stream {
	char		*text;		/* size bytes of room */
	size_t		 size;
	size_t		 len;		/* no more than size */
	struct chance	 chance;
};

static inline void
log_stream_add(struct log_stream *s, const char *bytes, size_t len)
{
	if (len > s->size - s->len)
		len = s->size - s->len;
	memcpy(s->text + s->len, bytes, len);
	s->len += len;
}

static inline void
log_stream_say(struct log_stream *s, const char *text)
{
	log_stream_add(s, text, strlen(text));
}

static inline const char *
log_stream_pick(struct log_stream *s, const char *const *list, size_t count)
{
	return list[chance_below(&s->chance, count)];
}
#define LOG_STREAM_PICK(s, list)	\
	log_stream_pick(s, list, sizeof (list) / sizeof (list)[0])

static inline void
log_stream_string(struct log_stream *s)
{
	static const char *const strings[] = {
		"\"\"", "\"a\"", "\"eventType\"", "\"}]{[\"", "\"\\\"\"",
		"\"\\\\\"", "\"\\\\\\\"}\"", "\"\\u00e9\\n\"", "\"\xc3\xa9\"",
		"\"a longer one, which has more than eight bytes\"",
		"\"\\\\\\\\\\\\\\\\\"" };
	size_t i, count;

	if (!chance_in(&s->chance, 12)) {
		log_stream_say(s, LOG_STREAM_PICK(s, strings));
		return;
	}
	count = chance_below(&s->chance, 150);
	log_stream_say(s, "\"");
	for (i = 0; i < count; i++)
		log_stream_say(s, i % 7 == 0 ? "\\\\" : "x");
	log_stream_say(s, "\"");
}

/* A line break and blanks, where the value is written over several lines. */
static inline void
log_stream_break(struct log_stream *s, int pretty, unsigned depth)
{
	static const char *const ends[] = { "\n", "\n", "\r\n", "\n\n" };

	if (!pretty)
		return;
	log_stream_say(s, LOG_STREAM_PICK(s, ends));
	for (; depth > 0; depth--)
		log_stream_say(s, chance_in(&s->chance, 30) ? "\t" : "  ");
}

static inline void
log_stream_value(struct log_stream *s, int pretty, unsigned depth)
{
	static const char *const simple[] = {
		"1", "-2.5e3", "true", "null", "false", "0" };
	int object = chance_in(&s->chance, 2);
	size_t count = chance_below(&s->chance, depth < 3 ? 4 : 2), i;

	if (chance_below(&s->chance, 8) < 2 + depth) {
		if (chance_in(&s->chance, 2))
			log_stream_string(s);
		else
			log_stream_say(s, LOG_STREAM_PICK(s, simple));
		return;
	}
	log_stream_say(s, object ? "{" : "[");
	for (i = 0; i < count; i++) {
		log_stream_say(s, i > 0 ? "," : "");
		log_stream_break(s, pretty, depth + 1);
		if (object) {
			log_stream_string(s);
			log_stream_say(s, pretty ? ": " : ":");
		}
		log_stream_value(s, pretty, depth + 1);
	}
	if (count > 0)
		log_stream_break(s, pretty, depth);
	log_stream_say(s, object ? "}" : "]");
}

/* One object; depth is what it is indented by. */
static inline void
log_stream_record(struct log_stream *s, int pretty, unsigned depth)
{
	size_t count = chance_below(&s->chance, 6), i, deep;

	if (chance_in(&s->chance, 60))
		count = 30 + chance_below(&s->chance, 10);
	log_stream_say(s, "{");
	for (i = 0; i < count; i++) {
		log_stream_say(s, i > 0 ? "," : "");
		log_stream_break(s, pretty, depth + 1);
		log_stream_string(s);
		log_stream_say(s, ":");
		log_stream_value(s, pretty, depth + 1);
	}
	if (chance_in(&s->chance, 80)) {
		deep = 55 + chance_below(&s->chance, 12);
		if (chance_in(&s->chance, 10))
			deep = 1020 + chance_below(&s->chance, 8);
		log_stream_say(s, count > 0 ? ",\"d\":" : "\"d\":");
		for (i = 0; i < deep; i++)
			log_stream_say(s, "[");
		for (i = 0; i < deep; i++)
			log_stream_say(s, "]");
	}
	if (count > 0)
		log_stream_break(s, pretty, depth);
	log_stream_say(s, "}");
}

/* Some records, together in one of the forms there are. */
static inline void
log_stream_some(struct log_stream *s)
{
	static const char *const ends[] = { "\n", "\n", "\n", "\r\n", "\n \n" };
	static const char *const between[] = { "", "", " ", "\t", "\r", "\n" };
	static const char *const bare[] = {
		"1\n", "\"x\"\n", "true{}", "null ", "12\r\n", "[1,2]\n",
		"[]\n", "[[],[{}]]", " [ ] ", "\xef\xbb\xbf", "\n\n", "  " };
	size_t count = 1 + chance_below(&s->chance, 5), i;
	const char *end = LOG_STREAM_PICK(s, ends);
	int form = (int)chance_below(&s->chance, 6);
	int pretty = form == 3 || form == 4;

	if (form == 5 && chance_in(&s->chance, 3)) {
		log_stream_say(s, LOG_STREAM_PICK(s, bare));
		return;
	}
	if (form == 2 || form == 4)
		log_stream_say(s, "[");
	for (i = 0; i < count; i++) {
		if (i > 0 && (form == 2 || form == 4))
			log_stream_say(s, ",");
		if (form == 4)
			log_stream_break(s, 1, 1);
		if (form == 5)
			log_stream_say(s, LOG_STREAM_PICK(s, between));
		log_stream_record(s, pretty, form == 4);
		if (form == 0 || form == 1 || form == 3)
			log_stream_say(s, end);
	}
	if (form == 2 || form == 4)
		log_stream_say(s, chance_in(&s->chance, 2) ? "]\n" : "\n]\n");
}

/* Break something in it. */
static inline void
log_stream_damage(struct log_stream *s)
{
	static const char *const pieces[] = {
		"{", "}", "[", "]", "\"", "\\", ",", ":", "\n", "\x01", "\t",
		"{\"a\":1}\n", "\xef\xbb\xbf", "\n{", "}\n", "]\n", "\xef",
		"okta-logfetch", "\n" SENTINEL " cut\n", SENTINEL, "x", "\0" };
	size_t at = chance_below(&s->chance, s->len + 1), count;
	const char *piece;
	char *rest = s->text + at;

	switch (chance_below(&s->chance, 4)) {
	case 0:				/* some bytes are lost */
		count = 1 + chance_below(&s->chance, 20);
		if (count > s->len - at)
			count = s->len - at;
		memmove(rest, rest + count, s->len - at - count);
		s->len -= count;
		break;
	case 1:				/* the rest of a line is */
		for (count = 0; count < s->len - at && rest[count] != '\n';)
			count++;
		memmove(rest, rest + count, s->len - at - count);
		s->len -= count;
		break;
	case 2:				/* one is another */
		if (at < s->len)
			*rest = *LOG_STREAM_PICK(s, pieces);
		break;
	case 3:				/* there are more */
		piece = LOG_STREAM_PICK(s, pieces);
		count = strlen(piece);
		if (count > s->size - s->len)
			break;
		memmove(rest + count, rest, s->len - at);
		memcpy(rest, piece, count);
		s->len += count;
		break;
	}
}

/* Up to size bytes of text, with that much damage; text is to be freed. */
static inline struct log_stream
log_stream_new(uint64_t seed, size_t size, size_t damage)
{
	struct log_stream s = { .text = malloc(size + 1), .size = size,
	    .chance = { seed } };

	ck_assert_ptr_nonnull(s.text);
	while (s.len < size * 9 / 10)
		log_stream_some(&s);
	for (; damage > 0; damage--)
		log_stream_damage(&s);
	return s;
}

#endif
