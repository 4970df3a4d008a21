/*
 * Any bytes as the body of a page: what is accepted is one JSON array, all of
 * it, in lines that hold the events' own bytes; cut short, it never is.
 */
#include "fuzz.h"

#include "fetch/page.h"
#include "log/nest.h"
#include "strict_json.h"

#define CUTS	64		/* beginnings that are tried of a body */

/* One for all inputs: to make it costs more than to use it, and a body leaves
 * nothing behind in it. */
static struct page_reader *
one_reader(void)
{
	static struct page_reader *reader;
	struct window october = window_of_month(2026 * 12 + 9);
	struct fault why = { .kind = FAULT_NONE };

	if (reader == NULL)
		reader = page_reader_new(&october, &why);
	HOLDS(reader != NULL);
	return reader;
}

/* 1: it is a page.  0: it is none. */
static int
read_page(struct page_reader *reader, const char *body, size_t len,
    struct page *page)
{
	struct fault why = { .kind = FAULT_NONE };
	int status = page_read(reader, (struct span){ body, len }, page,
	    &why);

	HOLDS(status == 0 || status == -1);
	HOLDS(status == 0 || (why.kind == FAULT_REMOTE && *why.msg != '\0'));
	return status == 0;
}

static void
check_lines(const struct page *page)
{
	struct window october = window_of_month(2026 * 12 + 9);
	size_t i, breaks = 0, begin = 0;

	HOLDS(page->count + page->outside == page->received);
	for (i = 0; i < page->size; i++) {
		breaks += page->lines[i] == '\n';
		HOLDS(page->lines[i] != '\r');
	}
	HOLDS(breaks == page->count);
	for (i = 0; i < page->count; i++) {
		HOLDS(page->events[i].begin == begin);
		HOLDS(page->lines[begin] == '{');
		begin += page->events[i].len;
		HOLDS(begin < page->size);
		HOLDS(page->lines[begin - 1] == '}');
		HOLDS(page->lines[begin++] == '\n');
		HOLDS(window_place(&october, page->events[i].at) == 0);
	}
	HOLDS(begin == page->size);
}

/* The lines, in their order, are in the body, line breaks aside. */
static void
check_bytes(const struct page *page, const char *body, size_t len)
{
	const char *line;
	size_t at = 0, i, k;

	for (i = 0; i < page->count; i++) {
		line = page->lines + page->events[i].begin;
		for (;; at++) {
			HOLDS(at + page->events[i].len <= len);
			for (k = 0; k < page->events[i].len; k++)
				if (body[at + k] != line[k] &&
				    !(line[k] == ' ' &&
				    (body[at + k] == '\n' ||
				    body[at + k] == '\r')))
					break;
			if (k == page->events[i].len)
				break;
		}
		at += page->events[i].len;
	}
}

static void
check_cut(struct page_reader *reader, const char *body, size_t cut)
{
	char *copy = fuzz_copy(body, cut);
	struct page page;

	HOLDS(!read_page(reader, copy, cut, &page));
	free(copy);
}

/* Cut before its last "]" it is no page: at many places, and right there. */
static void
check_cuts(struct page_reader *reader, const char *body, size_t len)
{
	size_t last = len - 1, cut;

	while (body[last] != ']')
		last--;
	for (cut = 0; cut < last; cut += last / CUTS + 1)
		check_cut(reader, body, cut);
	check_cut(reader, body, last);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct page_reader *reader = one_reader();
	char *body = fuzz_copy(data, size);
	size_t skip, lines;
	struct page page;
	struct strict strict;

	if (read_page(reader, body, size, &page)) {
		check_lines(&page);
		check_bytes(&page, body, size);
		skip = size >= 3 && memcmp(body, mark, 3) == 0 ? 3 : 0;
		strict = strict_of((const uint8_t *)body + skip, size - skip,
		    NEST_MAX + 1);
		HOLDS(strict_text(&strict));
		lines = page.size;
		check_cuts(reader, body, size);
		/* And nothing of that is left. */
		HOLDS(read_page(reader, body, size, &page));
		HOLDS(page.size == lines);
		check_lines(&page);
	}
	free(body);
	return 0;
}
