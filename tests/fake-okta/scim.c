#include "scim.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

#define DEPTH_MAX	64

enum scim_kind {
	SCIM_EQ, SCIM_NE, SCIM_CO, SCIM_SW, SCIM_EW, SCIM_GT, SCIM_GE, SCIM_LT,
	SCIM_LE, SCIM_PR, SCIM_AND, SCIM_OR, SCIM_NOT
};

static const char *const operator_names[] = { "eq", "ne", "co", "sw", "ew",
    "gt", "ge", "lt", "le", "pr" };
#define OPERATORS	(sizeof operator_names / sizeof operator_names[0])

struct scim {
	enum scim_kind	 kind;
	struct scim	*left;		/* and, or, not */
	struct scim	*right;
	char		*path;		/* comparisons */
	json_t		*value;
};

struct parser {
	const char	*p;
	const char	*complaint;
	int		 depth;
};

static struct scim *parse_or(struct parser *in);

void
scim_free(struct scim *filter)
{
	if (filter == NULL)
		return;
	scim_free(filter->left);
	scim_free(filter->right);
	free(filter->path);
	json_decref(filter->value);
	free(filter);
}

static struct scim *
refuse(struct parser *in, const char *complaint)
{
	if (in->complaint == NULL)
		in->complaint = complaint;
	return NULL;
}

static struct scim *
node(enum scim_kind kind, struct scim *left, struct scim *right)
{
	struct scim *made;

	if (left == NULL || (kind != SCIM_NOT && right == NULL)) {
		scim_free(left);
		scim_free(right);
		return NULL;
	}
	made = mem_new(sizeof *made);
	made->kind = kind;
	made->left = left;
	made->right = right;
	return made;
}

static void
skip_blanks(struct parser *in)
{
	in->p += strspn(in->p, " \t");
}

static size_t
word_length(const char *p)
{
	return strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789_.-$:");
}

/* Take that word, in any case, when it is next. */
static int
take_word(struct parser *in, const char *word)
{
	size_t len = strlen(word);

	skip_blanks(in);
	if (strncasecmp(in->p, word, len) != 0 || word_length(in->p) != len)
		return 0;
	in->p += len;
	return 1;
}

static int
take_char(struct parser *in, char c)
{
	skip_blanks(in);
	if (*in->p != c)
		return 0;
	in->p++;
	return 1;
}

/* A JSON string, number, true, false or null. */
static json_t *
parse_value(struct parser *in)
{
	const char *start;
	json_t *value;

	skip_blanks(in);
	start = in->p;
	if (*in->p == '"') {
		for (in->p++; *in->p != '"'; in->p++) {
			if (*in->p == '\\' && in->p[1] != '\0')
				in->p++;
			if (*in->p == '\0')
				return NULL;
		}
		in->p++;
	} else
		in->p += word_length(in->p);
	value = json_loadb(start, (size_t)(in->p - start), JSON_DECODE_ANY,
	    NULL);
	if (json_is_object(value) || json_is_array(value)) {
		json_decref(value);
		return NULL;
	}
	return value;
}

static struct scim *
parse_comparison(struct parser *in)
{
	struct scim *made;
	size_t len, i;

	skip_blanks(in);
	len = word_length(in->p);
	if (len == 0 || strchr("0123456789.-", *in->p) != NULL)
		return refuse(in, "an attribute is missing");
	made = mem_new(sizeof *made);
	/* Okta's examples use both names. */
	made->path = len == 10 && memcmp(in->p, "event_type", 10) == 0 ?
	    mem_text("eventType") : mem_copy(in->p, len);
	in->p += len;
	if (strcmp(made->path, "published") == 0) {
		refuse(in, "published cannot be filtered by");
		goto refused;
	}
	for (i = 0; i < OPERATORS; i++)
		if (take_word(in, operator_names[i]))
			break;
	if (i == OPERATORS) {
		refuse(in, "an operator is missing");
		goto refused;
	}
	made->kind = (enum scim_kind)i;
	if (made->kind != SCIM_PR && (made->value = parse_value(in)) == NULL) {
		refuse(in, "a value is missing or malformed");
		goto refused;
	}
	return made;

refused:
	scim_free(made);
	return NULL;
}

static struct scim *
parse_term(struct parser *in)
{
	struct scim *inner;
	int negated = 0;

	skip_blanks(in);
	if (strncasecmp(in->p, "not", 3) == 0 &&
	    in->p[3 + strspn(in->p + 3, " \t")] == '(') {
		in->p += 3;
		negated = 1;
	}
	if (!take_char(in, '('))
		return parse_comparison(in);
	if (++in->depth > DEPTH_MAX)
		return refuse(in, "too many parentheses");
	inner = parse_or(in);
	in->depth--;
	if (inner != NULL && !take_char(in, ')')) {
		scim_free(inner);
		return refuse(in, "a parenthesis is not closed");
	}
	return negated ? node(SCIM_NOT, inner, NULL) : inner;
}

static struct scim *
parse_and(struct parser *in)
{
	struct scim *left = parse_term(in);

	while (left != NULL && take_word(in, "and"))
		left = node(SCIM_AND, left, parse_term(in));
	return left;
}

static struct scim *
parse_or(struct parser *in)
{
	struct scim *left = parse_and(in);

	while (left != NULL && take_word(in, "or"))
		left = node(SCIM_OR, left, parse_and(in));
	return left;
}

struct scim *
scim_parse(const char *text, const char **complaint)
{
	struct parser in = { text, NULL, 0 };
	struct scim *filter = parse_or(&in);

	skip_blanks(&in);
	if (filter != NULL && *in.p != '\0') {
		scim_free(filter);
		filter = refuse(&in, "there is something behind its end");
	}
	*complaint = in.complaint;
	return filter;
}

static int
compare_strings(enum scim_kind kind, const char *have, const char *want)
{
	size_t have_len = strlen(have), want_len = strlen(want);
	int order = strcmp(have, want);

	switch (kind) {
	case SCIM_EQ:
		return order == 0;
	case SCIM_CO:
		return strstr(have, want) != NULL;
	case SCIM_SW:
		return strncmp(have, want, want_len) == 0;
	case SCIM_EW:
		return have_len >= want_len &&
		    strcmp(have + have_len - want_len, want) == 0;
	case SCIM_GT:
		return order > 0;
	case SCIM_GE:
		return order >= 0;
	case SCIM_LT:
		return order < 0;
	case SCIM_LE:
		return order <= 0;
	default:
		return 0;
	}
}

static int
compare_numbers(enum scim_kind kind, double have, double want)
{
	switch (kind) {
	case SCIM_EQ:
		return have >= want && have <= want;
	case SCIM_GT:
		return have > want;
	case SCIM_GE:
		return have >= want;
	case SCIM_LT:
		return have < want;
	case SCIM_LE:
		return have <= want;
	default:
		return 0;
	}
}

static int
compare(enum scim_kind kind, const json_t *have, const json_t *want)
{
	if (kind == SCIM_PR)
		return have != NULL && !json_is_null(have);
	if (json_is_string(have) && json_is_string(want))
		return compare_strings(kind, json_string_value(have),
		    json_string_value(want));
	if (json_is_number(have) && json_is_number(want))
		return compare_numbers(kind, json_number_value(have),
		    json_number_value(want));
	return kind == SCIM_EQ && have != NULL && json_equal(have, want);
}

/* Does any value at the path compare?  An array stands for its members. */
static int
any_at(const json_t *tree, const char *path, enum scim_kind kind,
    const json_t *want)
{
	const json_t *member;
	size_t i, len;
	char *name;
	int found = 0;

	if (json_is_array(tree)) {
		for (i = 0; !found && i < json_array_size(tree); i++)
			found = any_at(json_array_get(tree, i), path, kind,
			    want);
		return found;
	}
	if (*path == '\0')
		return compare(kind, tree, want);
	len = strcspn(path, ".");
	name = mem_copy(path, len);
	member = json_object_get(tree, name);
	free(name);
	return member != NULL && any_at(member,
	    path + len + (path[len] == '.'), kind, want);
}

static const char *
kept_member(const struct log_event *event, const char *path)
{
	if (strcmp(path, "eventType") == 0)
		return event->type;
	if (strcmp(path, "outcome.result") == 0)
		return event->result;
	if (strcmp(path, "actor.id") == 0)
		return event->actor;
	return NULL;
}

static int
match_comparison(const struct scim *filter, const struct log_event *event)
{
	/* "ne" holds where "eq" does not, and so where nothing is. */
	enum scim_kind kind = filter->kind == SCIM_NE ? SCIM_EQ : filter->kind;
	const char *kept = kept_member(event, filter->path);
	json_t *tree;
	int found;

	if (kept != NULL && json_is_string(filter->value))
		found = compare_strings(kind, kept,
		    json_string_value(filter->value));
	else {
		tree = events_tree(event);
		found = any_at(tree, filter->path, kind, filter->value);
		json_decref(tree);
	}
	return filter->kind == SCIM_NE ? !found : found;
}

int
scim_match(const struct scim *filter, const struct log_event *event)
{
	if (filter == NULL || event->wild)
		return 1;
	switch (filter->kind) {
	case SCIM_AND:
		return scim_match(filter->left, event) &&
		    scim_match(filter->right, event);
	case SCIM_OR:
		return scim_match(filter->left, event) ||
		    scim_match(filter->right, event);
	case SCIM_NOT:
		return !scim_match(filter->left, event);
	default:
		return match_comparison(filter, event);
	}
}
