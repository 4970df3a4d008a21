#include "prune.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "step.h"

/* The objects that are walked; each has keys of its own that count. */
enum level { RECORD, IN_ACTOR, IN_OUTCOME };

/* What is to be done about a member. */
enum action {
	ODD,			/* leave the record to yajl */
	PASS_STRING, PASS_NESTED, PASS_SCALAR,
	TAKE_TYPE, TAKE_PUBLISHED, TAKE_ID, TAKE_RESULT,
	TAKE_NULL_RESULT, ENTER_ACTOR, ENTER_OUTCOME, TAKE_NULL_OUTCOME
};

/* The keys that count, and what is to be done by what their values begin with:
 * a quote, a brace, an "n"; anything else is odd. */
static const struct member {
	enum level	level;
	struct span	key;
	enum action	string, object, null;
} members[] = {
	{ RECORD, { "eventType", 9 }, TAKE_TYPE, ODD, ODD },
	{ RECORD, { "published", 9 }, TAKE_PUBLISHED, ODD, ODD },
	{ RECORD, { "actor", 5 }, ODD, ENTER_ACTOR, ODD },
	{ RECORD, { "outcome", 7 }, ODD, ENTER_OUTCOME, TAKE_NULL_OUTCOME },
	/* Events may be wrapped in these. */
	{ RECORD, { "detail", 6 }, ODD, ODD, ODD },
	{ RECORD, { "event", 5 }, ODD, ODD, ODD },
	{ RECORD, { "data", 4 }, ODD, ODD, ODD },
	{ RECORD, { "payload", 7 }, ODD, ODD, ODD },
	{ IN_ACTOR, { "id", 2 }, TAKE_ID, ODD, ODD },
	{ IN_OUTCOME, { "result", 6 }, TAKE_RESULT, ODD, TAKE_NULL_RESULT },
};

/* How many members of an object are remembered, and for a record for how many
 * counts of members with brackets: where one is null now and then, what comes
 * behind it moves on by one. */
#define STEPS	32
#define SETS	4

struct prune {
	/* The last of each is never known, and stands for all further ones. */
	struct step	record[SETS][STEPS + 1];
	struct step	actor[STEPS + 1];
	struct step	outcome[STEPS + 1];
};

/* One record's walk. */
struct walk {
	const uint64_t		*quotes;	/* the sweep's */
	const uint32_t		*marks;		/* the record's, */
	const char		*kinds;		/* and what they are */
	struct prune		*prune;
	struct tokens		*tokens;
	const char		*text;
	const struct nested	*nested;	/* of the shape, the next */
	size_t			 mark;		/* in one of them, the next */
	int			 has_actor;
	int			 roomy;		/* steps can be looked at */
};

struct prune *
prune_new(void)
{
	struct prune *prune = malloc(sizeof *prune);
	size_t i, k;

	for (i = 0; prune != NULL && i <= STEPS; i++) {
		for (k = 0; k < SETS; k++)
			prune->record[k][i] = STEP_NONE;
		prune->actor[i] = prune->outcome[i] = STEP_NONE;
	}
	return prune;
}

void
prune_free(struct prune *prune)
{
	free(prune);
}

/* Bits from at on: as many as come at once. */
static inline uint64_t
bits_at(const uint64_t *bits, size_t at)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	/* Behind the last block there is one more. */
	return word_at((const char *)bits + at / 8) >> at % 8;
#else
	return bits[at / SCAN_BLOCK] >> at % SCAN_BLOCK;
#endif
}

/* As next_quote(), of a string that is longer than most. */
static __attribute__((noinline)) size_t
far_quote(const uint64_t *quotes, size_t at)
{
	uint64_t word = quotes[at / SCAN_BLOCK] >> at % SCAN_BLOCK;

	if (word != 0)
		return at + (size_t)__builtin_ctzll(word);
	at /= SCAN_BLOCK;
	do
		word = quotes[++at];
	while (word == 0);
	return at * SCAN_BLOCK + (size_t)__builtin_ctzll(word);
}

/* The first quote at or behind text[at]; there is one: they come in pairs. */
static inline size_t
next_quote(const struct walk *w, size_t at)
{
	uint64_t word = bits_at(w->quotes, at);

	if (word != 0)
		return at + (size_t)__builtin_ctzll(word);
	return far_quote(w->quotes, at);
}

/* Behind the next member of the record that has brackets. */
static inline size_t
pass_nested(struct walk *w)
{
	return (size_t)w->marks[w->nested++->close] + 1;
}

/* Behind the object or array of which the next mark is the begin, deeper in
 * the record: its brackets match. */
static size_t
pass_brackets(struct walk *w)
{
	size_t depth = 0;
	char kind;

	do {
		kind = w->kinds[w->mark++];
		/* Bit 1 tells brackets that open; a line feed has it too. */
		if (kind != '\n')
			depth += kind & 2 ? 1 : (size_t)-1;
	} while (depth > 0 || kind == '\n');
	return (size_t)w->marks[w->mark - 1] + 1;
}

static inline size_t
pass_blanks(const char *text, size_t at)
{
	while (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' ||
	    text[at] == '\t')
		at++;
	return at;
}

/* May it be a part of a literal or a number? */
static inline int
is_scalar(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 ||
	    (unsigned char)(c - '0') < 10 || c == '-' || c == '+' || c == '.';
}

/* Behind a literal or number, as far as its characters tell. */
static inline size_t
pass_scalar(const char *text, size_t at)
{
	while (is_scalar(text[at]))
		at++;
	return at;
}

/* What is to be done about a value that begins with c. */
static enum action
action_of(enum level level, struct span key, char c)
{
	const struct member *m = members;
	size_t i;

	for (i = 0; i < sizeof members / sizeof members[0]; i++, m++)
		if (m->level == level && span_eq(m->key, key))
			return c == '"' ? m->string : c == '{' ? m->object :
			    c == 'n' ? m->null : ODD;
	return c == '"' ? PASS_STRING : c == '{' || c == '[' ? PASS_NESTED :
	    is_scalar(c) ? PASS_SCALAR : ODD;
}

/*
 * Look at the member behind the "{" or comma at text[*at], for the first time.
 * *at is set behind the first byte of its value, or behind all letters of a
 * literal.
 */
static enum action
look(const struct walk *w, enum level level, struct step *step, size_t *at)
{
	const char *text = w->text;
	size_t begin, end, i = pass_blanks(text, *at + 1);
	enum action action;

	if (text[i] != '"')
		return ODD;
	begin = i + 1;
	end = next_quote(w, begin);
	if (memchr(text + begin, '\\', end - begin) != NULL)
		return ODD;
	i = pass_blanks(text, end + 1);
	if (text[i] != ':')
		return ODD;
	i = pass_blanks(text, i + 1);
	action = action_of(level, (struct span){ text + begin, end - begin },
	    text[i]);
	i++;
	/* A literal is one of the step; a number is another each time. */
	while (action == PASS_SCALAR && text[i] >= 'a' && text[i] <= 'z')
		i++;
	if (step != NULL)
		step_remember(step, text + *at, i - *at, (int)action);
	*at = i;
	return action;
}

/* The string of which text[at] is the first byte behind the quote.  Returns
 * what is behind it. */
static inline size_t
take_token(const struct walk *w, size_t at, struct span *token)
{
	size_t end = next_quote(w, at);

	*token = (struct span){ w->text + at, end - at };
	return end + 1;
}

/* The rest of a null behind its "n".  Returns as act(). */
static inline size_t
take_null(const struct walk *w, size_t at)
{
	size_t end = pass_scalar(w->text, at);

	return end - at == 3 && memcmp(w->text + at, "ull", 3) == 0 ? end : 0;
}

static size_t walk_actor(struct walk *w, size_t at);
static size_t walk_outcome(struct walk *w, size_t at);

/* Do what is to be done about a value, of which text[at] is what look() left.
 * Returns what is behind it.  0: leave the record to yajl. */
static inline __attribute__((always_inline)) size_t
act(struct walk *w, enum level level, enum action action, size_t at)
{
	struct tokens *t = w->tokens;

	switch (action) {
	case PASS_STRING:
		return next_quote(w, at) + 1;
	case PASS_NESTED:
		return level == RECORD ? pass_nested(w) : pass_brackets(w);
	case PASS_SCALAR:
		return pass_scalar(w->text, at);
	case TAKE_TYPE:
		return take_token(w, at, &t->type);
	case TAKE_PUBLISHED:
		return take_token(w, at, &t->published);
	case TAKE_ID:
		return take_token(w, at, &t->actor);
	case TAKE_RESULT:
		t->result_null = 0;
		return take_token(w, at, &t->result);
	case TAKE_NULL_RESULT: case TAKE_NULL_OUTCOME:
		t->result = (struct span){ NULL, 0 };
		t->result_null = action == TAKE_NULL_RESULT;
		return take_null(w, at);
	case ENTER_ACTOR:
		return walk_actor(w, at);
	case ENTER_OUTCOME:
		return walk_outcome(w, at);
	case ODD:
		break;
	}
	return 0;
}

/*
 * Walk the members of the object at text[at].  Returns as act().  The record
 * ends in "}", so that every loop here ends at the latest there.  Where there
 * is no room to look at steps, only the last of them is left, which is never
 * known.  Inlined for each level, since most of what is asked here is known
 * then.
 */
static inline __attribute__((always_inline)) size_t
walk_members(struct walk *w, enum level level, int roomy,
    struct step *steps, size_t at)
{
	const char *text = w->text;
	struct step *step = steps, *last = roomy ? steps + STEPS : steps;
	enum action action;
	size_t i;

	if (text[at + 1] <= ' ' || text[at + 1] == '}') {
		i = pass_blanks(text, at + 1);
		if (text[i] == '}')
			return i + 1;
	}
	for (;; step = step < last ? step + 1 : last) {
		if (roomy && step_is(step, text + at)) {
			at += step->len;
			action = (enum action)step->action;
		} else {
			/* at itself is in a register, having no address. */
			i = at;
			action = look(w, level, step == last ? NULL : step,
			    &i);
			at = i;
		}
		/* What most members come to, first. */
		if (action == PASS_STRING)
			at = act(w, level, PASS_STRING, at);
		else if (action == PASS_NESTED)
			at = act(w, level, PASS_NESTED, at);
		else if ((at = act(w, level, action, at)) == 0)
			return 0;
		if (text[at] == ',')
			continue;
		if (text[at = pass_blanks(text, at)] != ',')
			break;
	}
	return text[at] == '}' ? at + 1 : 0;
}

static inline __attribute__((always_inline)) size_t
walk(struct walk *w, enum level level, struct step *steps, size_t at)
{
	return w->roomy ? walk_members(w, level, 1, steps, at) :
	    walk_members(w, level, 0, steps + STEPS, at);
}

/* Enter the record's next member that has brackets, an object. */
static inline void
enter(struct walk *w)
{
	w->mark = w->nested++->open + (size_t)1;
}

/* at is behind the "{", here and below. */
static size_t
walk_actor(struct walk *w, size_t at)
{
	w->has_actor = 1;
	w->tokens->actor = (struct span){ NULL, 0 };
	enter(w);
	return walk(w, IN_ACTOR, w->prune->actor, at - 1);
}

static size_t
walk_outcome(struct walk *w, size_t at)
{
	w->tokens->result = (struct span){ NULL, 0 };
	w->tokens->result_null = 0;
	enter(w);
	return walk(w, IN_OUTCOME, w->prune->outcome, at - 1);
}

int
prune_event(struct prune *prune, const struct sweep *sweep,
    const struct shape *shape, size_t at, struct tokens *tokens)
{
	const uint32_t *marks = sweep->marks + sweep->cursor;
	size_t end = (size_t)marks[shape->marks - 1] + 1;
	struct walk w = { .quotes = sweep->quotes, .marks = marks,
	    .kinds = sweep->kinds + sweep->cursor, .prune = prune,
	    .tokens = tokens, .text = sweep->text, .nested = shape->nested,
	    .roomy = sweep->len - end >= STEP_BYTES };

	*tokens = (struct tokens){ .roomy = w.roomy };
	return shape->count <= BRACKETS_NESTED &&
	    walk(&w, RECORD, prune->record[shape->count % SETS], at) == end &&
	    w.has_actor && tokens->type.data != NULL;
}
