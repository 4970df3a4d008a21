#include "http_fields.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include <curl/curl.h>

#define FIELD_MAX	((size_t)1024 * 1024)	/* bytes of one field */
#define FIELDS_MAX	1000		/* header lines of one answer */

void
http_fields_init(struct http_fields *fields)
{
	buf_init(&fields->field, FIELD_MAX);
	fields->count = 0;
}

void
http_fields_done(struct http_fields *fields)
{
	buf_done(&fields->field);
}

void
http_fields_begin(struct http_fields *fields)
{
	fields->field.len = 0;
	fields->count = 0;
}

/* -1: it is no date, as an HTTP date begins with a day's name. */
static void
take_date(struct span value, int64_t *date)
{
	char text[64];

	if (value.len >= sizeof text || value.len == 0 ||
	    !isalpha((unsigned char)value.data[0]))
		return;
	memcpy(text, value.data, value.len);
	text[value.len] = '\0';
	*date = curl_getdate(text, NULL);
}

static int
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct span
trim(const char *data, size_t len)
{
	while (len > 0 && is_blank(data[0])) {
		data++;
		len--;
	}
	while (len > 0 && (is_blank(data[len - 1]) ||
	    data[len - 1] == '\r' || data[len - 1] == '\n'))
		len--;
	return (struct span){ data, len };
}

/* The field that is at hand, all of it. */
static int
end_field(struct buf *field, struct response *res, struct fault *why)
{
	struct span name, value;
	const char *colon;
	size_t len = field->len;

	field->len = 0;
	if (len == 0 || (colon = memchr(field->data, ':', len)) == NULL)
		return 0;
	name = (struct span){ field->data, (size_t)(colon - field->data) };
	value = trim(colon + 1, len - name.len - 1);
	if (span_is_nocase(name, "date"))
		take_date(value, &res->ratelimit.date);
	else if (span_is_nocase(name, "retry-after"))
		take_date(value, &res->ratelimit.retry_at);
	return response_field(res, name, value, why);
}

int
http_fields_line(struct http_fields *fields, struct response *res,
    struct span line, struct fault *why)
{
	struct buf *field = &fields->field;
	struct span text = trim(line.data, line.len);

	if (++fields->count > FIELDS_MAX)
		return fault_set(why, FAULT_REMOTE,
		    "an answer of more than %d header fields", FIELDS_MAX);
	if (text.len > 0 && field->len > 0 && is_blank(line.data[0])) {
		if (buf_add(field, " ", 1, why) == -1)
			return -1;
	} else {
		if (end_field(field, res, why) == -1)
			return -1;
		if (line.len > 5 && memcmp(line.data, "HTTP/", 5) == 0 &&
		    isdigit((unsigned char)line.data[5])) {
			response_clear(res);
			return 0;
		}
	}
	return buf_add(field, text.data, text.len, why);
}
