#include "events.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

#define FILE_MAX	((size_t)1 << 31)
#define READ_BYTES	65536

static int
read_all(struct buf *text, const char *path, struct fault *why)
{
	FILE *file = fopen(path, "r");
	size_t count = 0;
	int status = 0;

	if (file == NULL)
		return fault_errno(why, FAULT_INPUT, "%s", path);
	do {
		if (buf_reserve(text, READ_BYTES, why) == -1) {
			status = -1;
			break;
		}
		count = fread(text->data + text->len, 1, READ_BYTES, file);
		text->len += count;
	} while (count > 0);
	if (status == 0 && ferror(file))
		status = fault_errno(why, FAULT_INPUT, "%s", path);
	fclose(file);
	return status;
}

json_t *
events_tree(const struct log_event *event)
{
	return json_loadb(event->line.data, event->line.len, JSON_ALLOW_NUL,
	    NULL);
}

static char *
copy_string(const json_t *value)
{
	if (!json_is_string(value))
		return NULL;
	return mem_copy(json_string_value(value), json_string_length(value));
}

static void
keep_members(struct log_event *event)
{
	json_t *tree = events_tree(event);
	const json_t *published;
	struct span text;

	event->wild = !json_is_object(tree);
	event->type = copy_string(json_object_get(tree, "eventType"));
	event->result = copy_string(json_object_get(
	    json_object_get(tree, "outcome"), "result"));
	event->actor = copy_string(json_object_get(
	    json_object_get(tree, "actor"), "id"));
	published = json_object_get(tree, "published");
	if (json_is_string(published)) {
		text = span_of(json_string_value(published));
		instant_parse(text, INSTANT_ZONE_OR_UTC, &event->published);
	}
	json_decref(tree);
}

static int
by_published(const void *left, const void *right)
{
	const struct log_event *a = left, *b = right;
	int order = instant_cmp(a->published, b->published);

	return order != 0 ? order : (a->order > b->order) -
	    (a->order < b->order);
}

int
events_load(struct events *events, const char *path, struct fault *why)
{
	const char *p, *end, *line_end;
	struct log_event event;
	size_t room = 0;

	memset(events, 0, sizeof *events);
	buf_init(&events->text, FILE_MAX);
	if (path == NULL)
		return 0;
	if (read_all(&events->text, path, why) == -1)
		return -1;
	memset(&event, 0, sizeof event);
	end = events->text.data + events->text.len;
	for (p = events->text.data; p < end; p = line_end + 1) {
		line_end = memchr(p, '\n', (size_t)(end - p));
		if (line_end == NULL)
			line_end = end;
		event.line = (struct span){ p, (size_t)(line_end - p) };
		if (event.line.len > 0 && line_end[-1] == '\r')
			event.line.len--;
		if (event.line.len == 0)
			continue;
		event.order = events->count;
		keep_members(&event);
		if (events->count == room) {
			room = room == 0 ? 256 : room * 2;
			events->item = mem_resize(events->item, room,
			    sizeof *events->item);
		}
		events->item[events->count++] = event;
	}
	if (events->count > 1)
		qsort(events->item, events->count, sizeof *events->item,
		    by_published);
	return 0;
}

void
events_done(struct events *events)
{
	size_t i;

	for (i = 0; i < events->count; i++) {
		free(events->item[i].type);
		free(events->item[i].result);
		free(events->item[i].actor);
	}
	free(events->item);
	buf_done(&events->text);
}

size_t
events_from(const struct events *events, struct instant at)
{
	size_t low = 0, high = events->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (instant_cmp(events->item[middle].published, at) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
