#include "glean.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extract.h"
#include "known.h"
#include "prune.h"
#include "step.h"

/* Places for tokens known, as powers of two: types and outcomes, and actors;
 * few enough to stay in a second-level cache. */
#define WORDS_BITS	8
#define ACTORS_BITS	14
#define FIELDS_BITS	12
#define ACTOR_WANTS	(1U << WANT_LOGIN | 1U << WANT_NAME | \
			 1U << WANT_ACTOR_TYPE)
/* Bytes of tokens yajl is asked about at a time. */
#define ASK_BYTES	8192

struct glean {
	int		 strict;
	const struct wanted *wanted;
	struct extract	*extract;
	struct prune	*prune;
	struct known	*words;
	struct known	*actors;
	struct known	*people;	/* actors, and what is said of them */
	struct known	*fields;	/* WANT_FIELD */
	/* The last ones that meant themselves, and the quotes behind them. */
	struct step	 type;
	struct step	 result;
	int		 decodes;	/* yajl did, in this record */
	struct event	 event;		/* the one of a pruned record */
	/* For records that came without their marks: */
	struct sweep	 sweep;
	struct brackets	*brackets;
	/* A JSON array, not closed yet, of the tokens to ask about. */
	char		 ask[ASK_BYTES];
	size_t		 ask_len;
	size_t		 ask_count;
	struct fault	 doubt;		/* what yajl said of some, if so */
};

struct glean *
glean_new(size_t max_record, int strict, const struct wanted *wanted,
    struct fault *why)
{
	static const struct wanted nothing = { .members = 0 };
	struct glean *g;

	if ((g = calloc(1, sizeof *g)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	g->strict = strict;
	g->wanted = wanted != NULL ? wanted : &nothing;
	/* What is asked about is a record to extract as well. */
	if (max_record < ASK_BYTES)
		max_record = ASK_BYTES;
	if ((g->extract = extract_new(max_record, wanted,
	    why)) == NULL) {
		glean_free(g);
		return NULL;
	}
	g->type = g->result = STEP_NONE;
	sweep_init(&g->sweep, scan_best());
	if (strict)
		return g;
	g->brackets = brackets_new();
	g->prune = prune_new(wanted);
	g->words = known_new(WORDS_BITS);
	g->actors = known_new(ACTORS_BITS);
	if (g->wanted->members != 0) {
		g->people = known_new(ACTORS_BITS);
		g->fields = known_new(FIELDS_BITS);
	}
	if (g->brackets == NULL || g->prune == NULL || g->words == NULL ||
	    g->actors == NULL || (g->wanted->members != 0 &&
	    (g->people == NULL || g->fields == NULL))) {
		fault_memory(why);
		glean_free(g);
		return NULL;
	}
	return g;
}

void
glean_free(struct glean *g)
{
	if (g == NULL)
		return;
	extract_free(g->extract);
	prune_free(g->prune);
	sweep_done(&g->sweep);
	brackets_free(g->brackets);
	known_free(g->words);
	known_free(g->actors);
	known_free(g->people);
	known_free(g->fields);
	free(g);
}

/* Ask yajl about the tokens collected. */
static int
answer(struct glean *g)
{
	size_t len = g->ask_len, count = g->ask_count;

	if (count == 0)
		return 0;
	g->ask[len] = ']';
	g->ask_len = g->ask_count = 0;
	if (extract_plain(g->extract, g->ask, len + 1, count,
	    &g->doubt) == -1)
		return -1;
	return 0;
}

/* See to it that yajl is asked about a plain token.  0: it is too long. */
static int
ask(struct glean *g, struct span token)
{
	/* Before the token a comma and a quote, behind it a quote, and in the
	 * end a bracket. */
	if (token.len + 4 > ASK_BYTES - g->ask_len &&
	    (token.len + 4 > ASK_BYTES || answer(g) == -1))
		return 0;
	g->ask[g->ask_len++] = g->ask_count == 0 ? '[' : ',';
	g->ask[g->ask_len++] = '"';
	memcpy(g->ask + g->ask_len, token.data, token.len);
	g->ask_len += token.len;
	g->ask[g->ask_len++] = '"';
	g->ask_count++;
	return 1;
}

/* Does a plain token mean itself?  0: it is too long to ask about. */
static inline int
means_itself(struct glean *g, struct known *known, struct span token,
    uint64_t tag)
{
	if (known_has(known, tag))
		return 1;
	if (!ask(g, token))
		return 0;
	known_add(known, tag);
	return 1;
}

/* The same of a word: a type, an outcome.  They repeat, so that it may be the
 * last one again.  0: yajl has to decode it. */
static inline int
take_word(struct glean *g, struct span token, int roomy, struct step *last,
    struct fact *fact)
{
	uint64_t tag;

	*fact = (struct fact){ token, FACT_TEXT };
	if (roomy && last->len == token.len + 1 && step_is(last, token.data))
		return 1;
	if (!token_look(token, &tag) || !means_itself(g, g->words, token, tag))
		return 0;
	if (roomy)
		step_remember(last, token.data, token.len + 1, 0);
	return 1;
}

/*
 * A string that is wanted.  *itself: it means itself, and yajl is to be asked
 * about it if that is not known by its tag; else yajl has read it, as one with
 * an escape.  0: all of the record has to be read.
 */
static int
take_text(struct glean *g, const struct record *rec, struct fact *fact,
    uint64_t *tag, int *itself)
{
	struct span token = fact->text;

	*itself = token_look(token, tag) ||
	    (memchr(token.data, '\\', token.len) == NULL &&
	    utf8_bad_json_byte(token.data, token.len) == token.len);
	if (*itself)
		return 1;
	if (!g->decodes && extract_tokens(g->extract, rec->len) == -1)
		return 0;
	g->decodes = 1;
	return extract_token(g->extract, token, fact) == 0;
}

/* What else is said of the actor: where all of it is known together, nothing
 * of it has to be asked about.  0: it has to be read. */
static int
take_actor(struct glean *g, const struct record *rec, uint64_t actor)
{
	struct span asks[WANTS];
	struct fact *fact;
	uint64_t person = actor, tag = 0;
	int i, itself, count = 0;

	for (i = WANT_LOGIN; i <= WANT_ACTOR_TYPE; i++) {
		fact = &g->event.wanted[i];
		if (fact->state != FACT_TEXT)
			continue;
		if (!take_text(g, rec, fact, &tag, &itself))
			return 0;
		if (!itself)
			continue;
		person = token_join(person, tag);
		asks[count++] = fact->text;
	}
	if (known_has(g->people, person))
		return 1;
	for (i = 0; i < count; i++)
		if (!ask(g, asks[i]))
			return 0;
	known_add(g->people, person);
	return 1;
}

/* All that is wanted.  0: it has to be read. */
static int
take_wanted(struct glean *g, const struct tokens *t,
    const struct record *rec, uint64_t actor)
{
	struct fact *field = &g->event.wanted[WANT_FIELD];
	struct fact *uuid = &g->event.wanted[WANT_UUID];
	uint64_t tag;
	int itself;

	memcpy(g->event.wanted, t->wanted, sizeof g->event.wanted);
	g->decodes = 0;
	/* Targets are not looked at here. */
	if (wanted_for_person(g->wanted, &g->event) ||
	    ((g->wanted->members & ACTOR_WANTS) != 0 &&
	    !take_actor(g, rec, actor)))
		return 0;
	/* Hardly any comes twice. */
	if (uuid->state == FACT_TEXT && (!take_text(g, rec, uuid, &tag,
	    &itself) || (itself && !ask(g, uuid->text))))
		return 0;
	return field->state != FACT_TEXT ||
	    (take_text(g, rec, field, &tag, &itself) && (!itself ||
	    means_itself(g, g->fields, field->text, tag)));
}

/* The facts of an event, of tokens that mean themselves.  0: one does not. */
static int
take_tokens(struct glean *g, const struct tokens *t,
    const struct record *rec)
{
	struct event *event = &g->event;
	uint64_t actor = 0, tag;

	event->actor = event->published = event->result =
	    (struct fact){ .state = FACT_ABSENT };
	event->has_when = 0;
	/* There are many actors: what is known of this one comes in while the
	 * rest is looked at. */
	if (t->actor.data != NULL) {
		event->actor = (struct fact){ t->actor, FACT_TEXT };
		if (!token_look(t->actor, &actor))
			return 0;
		known_prefetch(g->actors, actor);
	}
	if (!take_word(g, t->type, t->roomy, &g->type, &event->type))
		return 0;
	if (t->published.data != NULL) {
		event->published = (struct fact){ t->published, FACT_TEXT };
		event->has_when = instant_parse_api(t->published,
		    &event->when);
		if (!event->has_when && (!token_look(t->published, &tag) ||
		    !means_itself(g, g->words, t->published, tag)))
			return 0;
	}
	if (t->result_null)
		event->result.state = FACT_NULL;
	else if (t->result.data != NULL &&
	    !take_word(g, t->result, t->roomy, &g->result, &event->result))
		return 0;
	if (t->actor.data != NULL &&
	    !means_itself(g, g->actors, t->actor, actor))
		return 0;
	return g->wanted->members == 0 || take_wanted(g, t, rec, actor);
}

/*
 * Prune a record.  1: done.  0: it has to be read.  -1: no memory.  Who found
 * the record must make no difference to what is seen of it: one that split
 * found is looked at here as others were before.
 */
static int
prune(struct glean *g, const struct found *found, struct tokens *tokens,
    struct fault *why)
{
	const struct record *rec = &found->record;
	const struct shape *shape;

	if (found->sweep != NULL)
		return prune_event(g->prune, found->sweep, found->shape,
		    found->at, tokens);
	if (rec->text[0] != '{')
		return 0;
	if (sweep_begin(&g->sweep, rec->text, rec->len, 0, why) == -1)
		return -1;
	switch (brackets_match(g->brackets, &g->sweep, 0, &shape)) {
	case BRACKETS_END:
		return prune_event(g->prune, &g->sweep, shape, 0, tokens);
	case BRACKETS_MEMORY:
		return fault_memory(why);
	default:
		return 0;
	}
}

int
glean_record(struct glean *g, const struct found *found,
    struct events *events, size_t *bad, struct fault *why)
{
	struct tokens tokens;
	int pruned = 0;

	if (!g->strict && (pruned = prune(g, found, &tokens, why)) == -1)
		return -1;
	if (pruned && take_tokens(g, &tokens, &found->record)) {
		*events = (struct events){ &g->event, 1 };
		return 0;
	}
	return extract_record(g->extract, found->record.text,
	    found->record.len, events, bad, why);
}

int
glean_settle(struct glean *g, struct fault *why)
{
	if (g->doubt.kind == FAULT_NONE && answer(g) == 0)
		return 0;
	*why = g->doubt;
	return -1;
}
