/*
 * Any bytes as a record: JSON is accepted and nothing else is, the facts in it
 * are the same however often it is read, and a bad one leaves no trace.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "log/extract.h"
#include "log/nest.h"
#include "strict_json.h"

#define GOOD	"{\"eventType\":\"t\\n\",\"actor\":{\"id\":\"a\"}}"

/* Facts one behind the other, as bytes to be compared. */
struct facts {
	char	*data;
	size_t	 len;
	size_t	 count;		/* of events */
};

static void
append(struct facts *facts, const void *data, size_t len)
{
	facts->data = realloc(facts->data, facts->len + len + 1);
	HOLDS(facts->data != NULL);
	if (len > 0)
		memcpy(facts->data + facts->len, data, len);
	facts->len += len;
}

static void
append_fact(struct facts *facts, struct fact fact)
{
	unsigned char state = (unsigned char)fact.state;
	size_t i, n;

	append(facts, &state, 1);
	if (fact.state != FACT_TEXT && fact.state != FACT_SCALAR) {
		HOLDS(fact.text.len == 0);
		return;
	}
	HOLDS(fact.text.data != NULL);
	for (i = 0; i < fact.text.len; i += n) {
		n = utf8_sequence(fact.text.data + i, fact.text.len - i);
		HOLDS(n > 0);
	}
	append(facts, &fact.text.len, sizeof fact.text.len);
	append(facts, fact.text.data, fact.text.len);
}

/* 1: read, *facts are to be freed.  0: refused. */
static int
read_record(struct extract *x, const char *text, size_t len,
    struct facts *facts)
{
	struct fault why = { .kind = FAULT_NONE };
	struct events events;
	unsigned char wrapping;
	size_t bad = SIZE_MAX, i;
	char *copy = fuzz_copy(text, len);
	int want;

	*facts = (struct facts){ NULL, 0, 0 };
	if (extract_record(x, copy, len, &events, &bad, &why) == -1) {
		HOLDS(why.kind == FAULT_RECORD && why.msg[0] != '\0');
		HOLDS(bad <= len);
		free(copy);
		return 0;
	}
	facts->count = events.count;
	for (i = 0; i < events.count; i++) {
		append_fact(facts, events.list[i].type);
		append_fact(facts, events.list[i].published);
		append_fact(facts, events.list[i].result);
		append_fact(facts, events.list[i].actor);
		for (want = 0; want < WANTS; want++)
			append_fact(facts, events.list[i].wanted[want]);
		wrapping = (unsigned char)events.list[i].wrapping;
		HOLDS(wrapping < WRAPPINGS);
		append(facts, &wrapping, 1);
	}
	free(copy);
	return 1;
}

static int
same(const struct facts *a, const struct facts *b)
{
	return a->count == b->count && a->len == b->len &&
	    (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

/* All that can be asked for. */
static struct wanted
all_wanted(void)
{
	struct wanted wanted = { .members = 0 };
	struct fault why = { .kind = FAULT_NONE };
	int want;

	for (want = 0; want < WANT_FIELD; want++)
		wanted_add(&wanted, (enum want)want);
	HOLDS(wanted_path(&wanted, "client.x", &why) == 0);
	return wanted;
}

static struct extract *
new_extract(size_t max_record, const struct wanted *wanted)
{
	struct fault why = { .kind = FAULT_NONE };
	struct extract *x = extract_new(max_record, wanted, &why);

	HOLDS(x != NULL);
	return x;
}

/* Is what x makes of the text the same?  blanks: with some around it. */
static void
check_again(struct extract *x, const char *text, size_t len, int blanks,
    const struct facts *facts)
{
	struct facts again;
	char *padded = malloc(len + 8);

	HOLDS(padded != NULL);
	memcpy(padded, "\n\t\r ", 4);
	if (len > 0)
		memcpy(padded + 4, text, len);
	memcpy(padded + 4 + len, " \r\t\n", 4);
	HOLDS(blanks ? read_record(x, padded, len + 8, &again) :
	    read_record(x, padded + 4, len, &again));
	HOLDS(same(facts, &again));
	free(again.data);
	free(padded);
}

static void
check_good(struct extract *x)
{
	static const char want[] = "t\n";
	struct facts facts;

	HOLDS(read_record(x, GOOD, sizeof GOOD - 1, &facts));
	HOLDS(facts.count == 1 && facts.len > 0);
	HOLDS(facts.data[0] == FACT_TEXT);
	HOLDS(memcmp(facts.data + 1 + sizeof(size_t), want, 2) == 0);
	free(facts.data);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct strict strict = strict_of(data, size, NEST_MAX);
	struct wanted wanted = all_wanted();
	size_t room = size + 8 > sizeof GOOD ? size + 8 : sizeof GOOD, i;
	const char *text = (const char *)data;
	struct extract *x, *fresh;
	struct facts facts;
	unsigned brackets = 0;
	int valid;

	/* How deep it may be is for the caller to see to. */
	for (i = 0; i < size; i++)
		brackets += data[i] == '{' || data[i] == '[';
	if (brackets > NEST_MAX)
		return -1;

	valid = strict_text(&strict);
	x = new_extract(room, &wanted);
	HOLDS(read_record(x, text, size, &facts) == valid);
	check_good(x);
	if (valid) {
		fresh = new_extract(room, &wanted);
		check_again(x, text, size, 0, &facts);
		check_again(x, text, size, 1, &facts);
		check_again(fresh, text, size, 0, &facts);
		extract_free(fresh);
	}
	free(facts.data);
	extract_free(x);
	return 0;
}
