#include "extract.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_parse.h>

#include "arena.h"
#include "base/utf8.h"
#include "surrogate.h"
#include "unwrap.h"

/*
 * yajl asks for its handle, its lexer, a stack of one byte a bracket that
 * grows by 128, and two buffers (for decoded strings, and for a number at the
 * end of what it was fed) that double until the longest fits.  All sizes these
 * ever have add up to less than this.
 */
#define ARENA_BASE	((size_t)64 * 1024)
#define ARENA_FACTOR	8

struct extract {
	yajl_handle	 parser;
	yajl_callbacks	 callbacks;	/* the parser's */
	struct arena	*arena;		/* all of the parser's memory */
	struct unwrap	*unwrap;
	int		 plain;		/* extract_plain() is what is asked */
	size_t		 strings;	/* by it, read so far, up to */
	size_t		 strings_end;	/* there: behind their quotes */
	struct fact	*token;		/* extract_token() is, for this */
	const char	*text;		/* the record being read */
	size_t		 len;
	unsigned	 skip;		/* brackets open in what unwrap skips */
	size_t		 key_end;	/* offset behind its last key */
	char		*decoded;	/* strings with escapes, one by one */
	size_t		 decoded_len;
	size_t		 decoded_cap;
};

static int
take_null(void *ctx)
{
	struct extract *x = ctx;

	if (x->skip > 0)
		return !x->plain;
	return unwrap_value(x->unwrap, (struct fact){ .state = FACT_NULL });
}

/* Something that is written without quotes. */
static int
take_scalar(struct extract *x, struct span text)
{
	if (x->skip > 0)
		return !x->plain;
	return unwrap_value(x->unwrap, (struct fact){ text, FACT_SCALAR });
}

static int
take_boolean(void *ctx, int value)
{
	return take_scalar(ctx, span_of(value ? "true" : "false"));
}

/* Numbers are taken as text: converted ones would be refused for their size,
 * and JSON knows no limit to that.  Their text is the record's own: yajl has
 * another only of what is cut off, and no record ends in a member. */
static int
take_number(void *ctx, const char *text, size_t len)
{
	return take_scalar(ctx, (struct span){ text, len });
}

/* The next string of extract_plain(): it has to be the text's own bytes, from
 * the quote that is due up to the next one. */
static int
take_plain(struct extract *x, const char *data, size_t len)
{
	size_t begin = x->strings_end + strlen("[\"");	/* or ",\"" */

	if (data != x->text + begin || len >= x->len - begin ||
	    data[len] != '"')
		return 0;
	x->strings++;
	x->strings_end = begin + len + strlen("\"");
	return 1;
}

/*
 * A string without escapes is lent from the record itself.  A decoded one is
 * yajl's, and gone with the next, so it is copied; all copies of a record fit,
 * as none is longer than the text it was written in.
 */
static int
take_string(void *ctx, const unsigned char *data, size_t len)
{
	struct extract *x = ctx;
	uintptr_t at = (uintptr_t)data, text = (uintptr_t)x->text;
	struct fact value = { .state = FACT_TEXT };
	size_t end;

	if (x->skip > 0)
		return !x->plain || take_plain(x, (const char *)data, len);
	if (x->token == NULL && !unwrap_wants_text(x->unwrap)) {
		value.state = FACT_OTHER;
	} else if (at >= text && at < text + x->len) {
		value.text = (struct span){ (const char *)data, len };
	} else {
		end = yajl_get_bytes_consumed(x->parser);
		if (surrogate_is_lone(x->text + x->key_end,
		    end - x->key_end)) {
			value.state = FACT_BROKEN;
		} else {
			memcpy(x->decoded + x->decoded_len, data, len);
			value.text = (struct span){
				x->decoded + x->decoded_len, len };
			x->decoded_len += len;
		}
	}
	if (x->token == NULL)
		return unwrap_value(x->unwrap, value);
	*x->token = value;
	return 1;
}

/* Is there half a surrogate pair in the key that ends in the quote before
 * x->key_end?  No quote inside it stands without a backslash. */
static int
is_broken_key(const struct extract *x)
{
	size_t end = x->key_end - 1, begin = end;

	do
		begin--;
	while (x->text[begin] != '"' || x->text[begin - 1] == '\\');
	return surrogate_is_lone(x->text + begin, end - begin);
}

/* A key that yajl made up text for is none that anybody asks for: none begins
 * with a NUL. */
static int
take_key(void *ctx, const unsigned char *key, size_t len)
{
	struct extract *x = ctx;
	uintptr_t at = (uintptr_t)key, text = (uintptr_t)x->text;

	if (x->skip > 0)
		return 1;
	x->key_end = yajl_get_bytes_consumed(x->parser);
	if ((at < text || at >= text + x->len) && is_broken_key(x))
		return unwrap_key(x->unwrap, (struct span){ "", 1 });
	return unwrap_key(x->unwrap, (struct span){ (const char *)key, len });
}

/*
 * Be told of values and keys, or not: of what unwrap skips only brackets
 * matter, and yajl then neither decodes strings nor calls for what nobody
 * wants.  Its header does not promise that it looks here at each token; if it
 * did not, the callbacks would find out by themselves.
 */
static void
be_told(struct extract *x, int on)
{
	x->callbacks.yajl_null = on ? take_null : NULL;
	x->callbacks.yajl_boolean = on ? take_boolean : NULL;
	x->callbacks.yajl_number = on ? take_number : NULL;
	x->callbacks.yajl_string = on ? take_string : NULL;
	x->callbacks.yajl_map_key = on ? take_key : NULL;
}

static int
open_any(struct extract *x, int is_object)
{
	int room;

	if (x->skip > 0) {
		x->skip++;
		return 1;
	}
	room = unwrap_open(x->unwrap, is_object);
	if (unwrap_skips(x->unwrap)) {
		x->skip = 1;
		be_told(x, x->plain);
	}
	return room;
}

static int
open_object(void *ctx)
{
	return open_any(ctx, 1);
}

static int
open_array(void *ctx)
{
	return open_any(ctx, 0);
}

static int
close_any(void *ctx)
{
	struct extract *x = ctx;

	if (x->skip > 0) {
		if (--x->skip > 0)
			return 1;
		be_told(x, 1);
	}
	return unwrap_close(x->unwrap);
}

/*
 * yajl has no reset.  One handle goes from record to record because several
 * values may follow one another; a handle that failed is dead, and replaced.
 * All bytes are checked before yajl sees them: its own check lets pass
 * overlong forms, surrogates, and vertical tabs and form feeds between tokens.
 * The option not to check is the one its header describes the wrong way round.
 */
static void
renew_parser(struct extract *x)
{
	yajl_alloc_funcs memory = {
		arena_malloc, arena_realloc, arena_drop, x->arena };

	arena_reset(x->arena);
	x->callbacks = (yajl_callbacks){ .yajl_start_map = open_object,
	    .yajl_end_map = close_any, .yajl_start_array = open_array,
	    .yajl_end_array = close_any };
	be_told(x, 1);
	x->parser = yajl_alloc(&x->callbacks, &memory, x);
	yajl_config(x->parser, yajl_allow_multiple_values, 1);
	yajl_config(x->parser, yajl_dont_validate_strings, 1);
}

struct extract *
extract_new(size_t max_record, const struct wanted *wanted,
    struct fault *why)
{
	struct extract *x;

	if (max_record > (SIZE_MAX / 2 - ARENA_BASE) / ARENA_FACTOR ||
	    (x = calloc(1, sizeof *x)) == NULL) {
		fault_memory(why);
		return NULL;
	}
	x->arena = arena_new(ARENA_BASE + ARENA_FACTOR * max_record, why);
	if (x->arena == NULL)
		goto fail;
	if ((x->unwrap = unwrap_new(wanted)) == NULL) {
		fault_memory(why);
		goto fail;
	}
	renew_parser(x);
	return x;

fail:
	extract_free(x);
	return NULL;
}

void
extract_free(struct extract *x)
{
	if (x == NULL)
		return;
	unwrap_free(x->unwrap);
	arena_free(x->arena);
	free(x->decoded);
	free(x);
}

/* Room for every decoded string of a record, so that none has to move. */
int
extract_tokens(struct extract *x, size_t len)
{
	x->decoded_len = 0;
	if (len <= x->decoded_cap)
		return 0;
	free(x->decoded);
	x->decoded_cap = 0;
	if ((x->decoded = malloc(len)) == NULL)
		return -1;
	x->decoded_cap = len;
	return 0;
}

/* Say what yajl found wrong in text; its message ends in a line break. */
static int
complain(struct extract *x, struct fault *why)
{
	unsigned char *text = yajl_get_error(x->parser, 0, NULL, 0);

	fault_set(why, FAULT_RECORD, "not valid JSON: %.*s",
	    (int)strcspn((char *)text, "\n"), (char *)text);
	yajl_free_error(x->parser, text);
	return -1;
}

/*
 * Hand the record to yajl, and a line break behind it: yajl cannot know that a
 * number is complete before it sees what follows, and would keep it, or a
 * string that was cut off, for the next record.
 */
static int
parse(struct extract *x, size_t *bad, struct fault *why)
{
	static const unsigned char line_break[] = "\n";
	yajl_status status;

	status = yajl_parse(x->parser, (const unsigned char *)x->text, x->len);
	*bad = yajl_get_bytes_consumed(x->parser);
	if (status == yajl_status_ok) {
		status = yajl_parse(x->parser, line_break, 1);
		*bad = x->len;
	}
	if (status == yajl_status_client_canceled)
		return !unwrap_is_too_much(x->unwrap) ? fault_memory(why) :
		    fault_set(why, FAULT_RECORD,
		    "more than %d events in one record", UNWRAP_MAX);
	if (status != yajl_status_ok)
		return complain(x, why);
	if (!unwrap_is_whole(x->unwrap))
		return fault_set(why, FAULT_RECORD,
		    "not valid JSON: not one complete value");
	return 0;
}

int
extract_record(struct extract *x, const char *text, size_t len,
    struct events *events, size_t *bad, struct fault *why)
{
	x->text = text;
	x->len = len;
	*bad = utf8_bad_json_byte(text, len);
	if (*bad < len)
		return fault_set(why, FAULT_RECORD, "not valid JSON: %s",
		    (unsigned char)text[*bad] < 0x80 ?
		    "a control character" : "not UTF-8");
	if (memchr(text, '\\', len) != NULL && extract_tokens(x, len) == -1)
		return fault_memory(why);
	unwrap_begin(x->unwrap);
	x->skip = 0;
	x->key_end = 0;
	if (parse(x, bad, why) == -1) {
		renew_parser(x);
		return -1;
	}
	*events = unwrap_events(x->unwrap);
	return 0;
}

int
extract_plain(struct extract *x, const char *text, size_t len, size_t count,
    struct fault *why)
{
	struct fault ignored;
	size_t bad;
	int status;

	x->text = text;
	x->len = len;
	x->plain = 1;
	x->strings = x->strings_end = 0;
	unwrap_begin(x->unwrap);
	x->skip = 0;
	status = parse(x, &bad, &ignored);
	x->plain = 0;
	if (status == 0 && x->strings == count)
		return 0;
	renew_parser(x);
	return fault_set(why, FAULT_SYSTEM, "yajl reads plain strings as "
	    "something else; this is a bug, please report it");
}

int
extract_token(struct extract *x, struct span token, struct fact *fact)
{
	int status;

	x->text = token.data - strlen("\"");
	x->len = token.len + 2 * strlen("\"");
	if (utf8_bad_json_byte(token.data, token.len) < token.len)
		return -1;
	fact->state = FACT_ABSENT;
	x->token = fact;
	x->skip = 0;
	x->key_end = 0;
	unwrap_begin(x->unwrap);
	status = yajl_parse(x->parser, (const unsigned char *)x->text,
	    x->len) == yajl_status_ok ? 0 : -1;
	x->token = NULL;
	if (status == 0 && fact->state != FACT_ABSENT)
		return 0;
	renew_parser(x);
	return -1;
}
