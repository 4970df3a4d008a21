#include "prune.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "members.h"
#include "step.h"
#include "walk.h"

/* What is to be done about a member. */
enum action {
	ODD,			/* leave the record to yajl */
	PASS_STRING, PASS_NESTED, PASS_SCALAR,
	TAKE_TYPE, TAKE_PUBLISHED, TAKE_ID, TAKE_RESULT,
	TAKE_NULL_RESULT, ENTER_ACTOR, ENTER_OUTCOME, TAKE_NULL_OUTCOME,
	ENTER_FIELD,		/* or not, if it is no object */
	TAKE_WANTED		/* and further ones, by enum want */
};

/* The members that count, and what is to be done by what their values begin
 * with: a quote, a brace, an "n"; anything else is odd, and so are those that
 * events may be wrapped in. */
static const struct {
	enum action	string, object, null;
} actions[MEMBERS] = {
	[MEMBER_TYPE] = { TAKE_TYPE, ODD, ODD },
	[MEMBER_PUBLISHED] = { TAKE_PUBLISHED, ODD, ODD },
	[MEMBER_ACTOR] = { ODD, ENTER_ACTOR, ODD },
	[MEMBER_OUTCOME] = { ODD, ENTER_OUTCOME, TAKE_NULL_OUTCOME },
	[MEMBER_ACTOR_ID] = { TAKE_ID, ODD, ODD },
	[MEMBER_RESULT] = { TAKE_RESULT, ODD, TAKE_NULL_RESULT },
};

/* How many members of an object are remembered, and for a record for how many
 * counts of members with brackets: where one is null now and then, what comes
 * behind it moves on by one. */
#define STEPS	32
#define SETS	4

struct prune {
	const struct wanted *wanted;
	/* The last of each is never known, and stands for all further ones. */
	struct step	record[SETS][STEPS + 1];
	struct step	actor[STEPS + 1];
	struct step	outcome[STEPS + 1];
	struct step	field[WANTED_DEPTH][STEPS + 1];
};

/* One record's walk. */
struct pruning {
	struct walk	 walk;
	struct prune	*prune;
	struct tokens	*tokens;
	size_t		 way;		/* keys of the path that led here */
	int		 has_actor;
	int		 roomy;		/* steps can be looked at */
};

static void
forget_steps(struct step *steps)
{
	size_t i;

	for (i = 0; i <= STEPS; i++)
		steps[i] = STEP_NONE;
}

struct prune *
prune_new(const struct wanted *wanted)
{
	static const struct wanted nothing = { .members = 0 };
	struct prune *prune = malloc(sizeof *prune);
	size_t i;

	if (prune == NULL)
		return NULL;
	prune->wanted = wanted != NULL ? wanted : &nothing;
	for (i = 0; i < SETS; i++)
		forget_steps(prune->record[i]);
	forget_steps(prune->actor);
	forget_steps(prune->outcome);
	for (i = 0; i < WANTED_DEPTH; i++)
		forget_steps(prune->field[i]);
	return prune;
}

void
prune_free(struct prune *prune)
{
	free(prune);
}

/* What is to be done about a value that begins with c. */
static enum action
action_of(const struct pruning *p, enum role role, struct span key, char c)
{
	enum member m = member_find(p->prune->wanted, role, p->way, key);

	if (m == MEMBER_FIELD_WAY)
		return ENTER_FIELD;
	if (m >= MEMBER_LOGIN && m <= MEMBER_UUID)
		return (enum action)(TAKE_WANTED + member_want(m));
	/* Who asks for a person among the targets has to read all of it. */
	if (m != MEMBER_OTHER && m != MEMBER_TARGETS)
		return c == '"' ? actions[m].string : c == '{' ?
		    actions[m].object : c == 'n' ? actions[m].null : ODD;
	return c == '"' ? PASS_STRING : c == '{' || c == '[' ? PASS_NESTED :
	    walk_is_scalar(c) ? PASS_SCALAR : ODD;
}

/*
 * Look at the member behind the "{" or comma at text[*at], for the first time.
 * *at is set behind the first byte of its value, or behind all letters of a
 * literal.
 */
static enum action
look(const struct pruning *p, enum role role, struct step *step, size_t *at)
{
	const char *text = p->walk.text;
	size_t begin, end, i = walk_blanks(text, *at + 1);
	enum action action;

	if (text[i] != '"')
		return ODD;
	begin = i + 1;
	end = walk_quote(&p->walk, begin);
	if (memchr(text + begin, '\\', end - begin) != NULL)
		return ODD;
	i = walk_blanks(text, end + 1);
	if (text[i] != ':')
		return ODD;
	i = walk_blanks(text, i + 1);
	action = action_of(p, role,
	    (struct span){ text + begin, end - begin }, text[i]);
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
take_token(const struct pruning *p, size_t at, struct span *token)
{
	size_t end = walk_quote(&p->walk, at);

	*token = (struct span){ p->walk.text + at, end - at };
	return end + 1;
}

/* The rest of a null behind its "n".  Returns as act(). */
static inline size_t
take_null(const struct pruning *p, size_t at)
{
	size_t end = walk_scalar(p->walk.text, at);

	return end - at == 3 && memcmp(p->walk.text + at, "ull", 3) == 0 ?
	    end : 0;
}

/* A member comes again: forget what is wanted of the earlier one. */
static inline void
forget(struct pruning *p, enum member member)
{
	if (p->prune->wanted->members != 0)
		member_forget(p->prune->wanted, member, p->tokens->wanted);
}

static size_t walk_actor(struct pruning *p, size_t at);
static size_t walk_outcome(struct pruning *p, size_t at);
static size_t take_asked(struct pruning *p, enum role role,
    enum action action, size_t at);

/* Do what is to be done about a value, of which text[at] is what look() left.
 * Returns what is behind it.  0: leave the record to yajl. */
static inline __attribute__((always_inline)) size_t
act(struct pruning *p, enum role role, enum action action, size_t at)
{
	struct tokens *t = p->tokens;

	switch (action) {
	case PASS_STRING:
		return walk_quote(&p->walk, at) + 1;
	case PASS_NESTED:
		return role == ROLE_EVENT ? walk_nested(&p->walk) :
		    walk_brackets(&p->walk);
	case PASS_SCALAR:
		return walk_scalar(p->walk.text, at);
	case TAKE_TYPE:
		return take_token(p, at, &t->type);
	case TAKE_PUBLISHED:
		return take_token(p, at, &t->published);
	case TAKE_ID:
		return take_token(p, at, &t->actor);
	case TAKE_RESULT:
		t->result_null = 0;
		return take_token(p, at, &t->result);
	case TAKE_NULL_OUTCOME:
		forget(p, MEMBER_OUTCOME);
		/* FALLTHROUGH */
	case TAKE_NULL_RESULT:
		t->result = (struct span){ NULL, 0 };
		t->result_null = action == TAKE_NULL_RESULT;
		return take_null(p, at);
	case ENTER_ACTOR:
		return walk_actor(p, at);
	case ENTER_OUTCOME:
		return walk_outcome(p, at);
	case ODD:
		return 0;
	case ENTER_FIELD: case TAKE_WANTED:
		break;
	}
	return take_asked(p, role, action, at);
}

/*
 * Walk the members of the object at text[at].  Returns as act().  The record
 * ends in "}", so that every loop here ends at the latest there.  Where there
 * is no room to look at steps, only the last of them is left, which is never
 * known.  Inlined for each level, since most of what is asked here is known
 * then.
 */
static inline __attribute__((always_inline)) size_t
walk_members(struct pruning *p, enum role role, int roomy,
    struct step *steps, size_t at)
{
	const char *text = p->walk.text;
	struct step *step = steps, *last = roomy ? steps + STEPS : steps;
	enum action action;
	size_t i;

	if (text[at + 1] <= ' ' || text[at + 1] == '}') {
		i = walk_blanks(text, at + 1);
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
			action = look(p, role, step == last ? NULL : step,
			    &i);
			at = i;
		}
		/* What most members come to, first. */
		if (action == PASS_STRING)
			at = act(p, role, PASS_STRING, at);
		else if (action == PASS_NESTED)
			at = act(p, role, PASS_NESTED, at);
		else if ((at = act(p, role, action, at)) == 0)
			return 0;
		if (text[at] == ',')
			continue;
		if (text[at = walk_blanks(text, at)] != ',')
			break;
	}
	return text[at] == '}' ? at + 1 : 0;
}

static inline __attribute__((always_inline)) size_t
walk(struct pruning *p, enum role role, struct step *steps, size_t at)
{
	return p->roomy ? walk_members(p, role, 1, steps, at) :
	    walk_members(p, role, 0, steps + STEPS, at);
}

/* at is behind the "{", here and below. */
static size_t
walk_actor(struct pruning *p, size_t at)
{
	p->has_actor = 1;
	p->tokens->actor = (struct span){ NULL, 0 };
	forget(p, MEMBER_ACTOR);
	walk_enter(&p->walk);
	return walk(p, ROLE_ACTOR, p->prune->actor, at - 1);
}

static size_t
walk_outcome(struct pruning *p, size_t at)
{
	p->tokens->result = (struct span){ NULL, 0 };
	p->tokens->result_null = 0;
	forget(p, MEMBER_OUTCOME);
	walk_enter(&p->walk);
	return walk(p, ROLE_OUTCOME, p->prune->outcome, at - 1);
}

/* An object that the path to what is wanted leads through. */
static size_t
walk_field(struct pruning *p, enum role role, size_t at)
{
	size_t way = p->way;

	p->way = role == ROLE_EVENT ? 1 : role == ROLE_FIELD ? way + 1 : 2;
	if (role == ROLE_EVENT)
		walk_enter(&p->walk);
	else
		walk_bracket(&p->walk);
	at = walk(p, ROLE_FIELD, p->prune->field[p->way - 1], at - 1);
	p->way = way;
	if (role != ROLE_EVENT)
		walk_bracket(&p->walk);
	return at;
}

/* The literal that begins at text[at - 1], if it is one. */
static size_t
take_literal(const struct pruning *p, size_t at, struct fact *fact)
{
	const char *text = p->walk.text;
	struct span literal = { text + at - 1, 0 };
	size_t end;

	/* It may be the record's last byte. */
	if (!walk_is_scalar(text[at - 1]))
		return 0;
	end = walk_scalar(text, at);
	literal.len = end - at + 1;
	*fact = (struct fact){ literal, FACT_SCALAR };
	if (span_eq(literal, span_of("null")))
		*fact = (struct fact){ .state = FACT_NULL };
	else if (!span_eq(literal, span_of("true")) &&
	    !span_eq(literal, span_of("false")))
		return 0;
	return end;
}

/* As act(): ENTER_FIELD, TAKE_WANTED.  What is asked for is looked at: where it
 * is something else than it is in most events, yajl reads it. */
static __attribute__((noinline)) size_t
take_asked(struct pruning *p, enum role role, enum action action, size_t at)
{
	char c = p->walk.text[at - 1];
	struct fact *fact, ignored;

	if (action == ENTER_FIELD) {
		member_forget(p->prune->wanted, MEMBER_FIELD_WAY,
		    p->tokens->wanted);
		return c == '{' ? walk_field(p, role, at) :
		    take_literal(p, at, &ignored);
	}
	fact = &p->tokens->wanted[action - TAKE_WANTED];
	if (c != '"')
		return take_literal(p, at, fact);
	fact->state = FACT_TEXT;
	return take_token(p, at, &fact->text);
}

int
prune_event(struct prune *prune, const struct sweep *sweep,
    const struct shape *shape, size_t at, struct tokens *tokens)
{
	const uint32_t *marks = sweep->marks + sweep->cursor;
	size_t end = (size_t)marks[shape->marks - 1] + 1;
	struct pruning p = { .walk = { .text = sweep->text,
	    .quotes = sweep->quotes, .marks = marks,
	    .kinds = sweep->kinds + sweep->cursor, .nested = shape->nested },
	    .prune = prune, .tokens = tokens,
	    .roomy = sweep->len - end >= STEP_BYTES };
	struct step *steps = prune->record[shape->count % SETS];

	tokens->type = tokens->published = tokens->result = tokens->actor =
	    (struct span){ NULL, 0 };
	tokens->result_null = 0;
	tokens->roomy = p.roomy;
	if (prune->wanted->members != 0)
		memset(tokens->wanted, 0, sizeof tokens->wanted);
	return shape->count <= BRACKETS_NESTED &&
	    walk(&p, ROLE_EVENT, steps, at) == end && p.has_actor &&
	    tokens->type.data != NULL;
}
