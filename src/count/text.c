#include "text.h"

#include <stdlib.h>
#include <string.h>

struct text *
text_new(const char *name, const char *packing, void (*done)(void *ctx),
    void *ctx, struct fault *why)
{
	struct text *text = calloc(1, sizeof *text);

	if (text == NULL) {
		if (done != NULL)
			done(ctx);
		fault_memory(why);
		return NULL;
	}
	text->done = done;
	text->ctx = ctx;
	text->name = strdup(name);
	text->packing = strdup(packing);
	if (text->name == NULL || text->packing == NULL) {
		text_free(text);
		fault_memory(why);
		return NULL;
	}
	return text;
}

void
text_free(struct text *text)
{
	if (text->done != NULL)
		text->done(text->ctx);
	free(text->name);
	free(text->packing);
	free(text->rest);
	free(text);
}

int
text_begin(struct text *text, struct tally *tally, const struct place *from,
    struct fault *why)
{
	struct input *input = tally_input(tally, text->name, text->packing,
	    why);

	if (input == NULL)
		return -1;
	input->has_written = text->has_written;
	input->written = text->written;
	text->begun = 1;
	text->input = tally->input_count - 1;
	text->at = *from;
	return 0;
}

/* Is that the place a part was begun at? */
static int
begins_there(const struct part *part, const struct place *at)
{
	return part->from.offset == at->offset && at->trouble == 0 &&
	    part->from.trouble == 0 &&
	    stance_same(&part->from.stance, &at->stance);
}

/*
 * What damage lets pass from there on, a part begun elsewhere called damage
 * too; if it met any, it is read again.
 */
int
text_holds(const struct text *text, const struct task *task)
{
	return !task->placeless && begins_there(&task->part, &text->at) &&
	    (task->ledger.mishap_count == 0 ||
	    task->part.from.stance.arrays.orphans ==
	    text->at.stance.arrays.orphans);
}

/*
 * Put the bytes that were left over before those of the part, which is to
 * begin with them.  The part then lends what the text owns.
 */
static int
join_rest(struct text *text, struct part *part, struct fault *why)
{
	char *joined;

	if (text->rest_len == 0)
		return 0;
	joined = realloc(text->rest, text->rest_len + part->len);
	if (joined == NULL)
		return fault_memory(why);
	memcpy(joined + text->rest_len, part->bytes, part->len);
	part->bytes = text->rest = joined;
	part->len += text->rest_len;
	return 0;
}

int
text_again(struct text *text, struct task *task, struct fault *why)
{
	task->part.from = text->at;
	ledger_clear(&task->ledger);
	return task->part.bytes == NULL ? 0 :
	    join_rest(text, &task->part, why);
}

/* Of a part in memory, keep what the next one has to begin with. */
static int
keep_rest(struct text *text, const struct task *task, struct fault *why)
{
	const struct part *part = &task->part;
	size_t used, len;
	char *rest;

	if (part->bytes == NULL)
		return 0;
	used = (size_t)(task->end.offset - part->from.offset);
	len = part->len - used;
	if (len == 0 || (used == 0 && part->bytes == text->rest)) {
		text->rest_len = len;
		return 0;
	}
	if ((rest = malloc(len)) == NULL)
		return fault_memory(why);
	memcpy(rest, part->bytes + used, len);
	free(text->rest);
	text->rest = rest;
	text->rest_len = len;
	return 0;
}

/* Tell of what was skipped, or end the run with it.  -1: ended. */
static int
tell_mishaps(const struct text *text, const struct ledger *ledger,
    uint64_t lines, const struct text_ears *ears, struct fault *why)
{
	size_t i;

	for (i = 0; i < ledger->mishap_count; i++) {
		*why = ledger->mishaps[i].why;
		if (why->kind != FAULT_SYSTEM)
			fault_prefix(why, "%s:%llu (byte %llu)", text->name,
			    (unsigned long long)(ledger->mishaps[i].line +
			    lines),
			    (unsigned long long)ledger->mishaps[i].offset);
		if (ledger->fatal && i + 1 == ledger->mishap_count)
			return -1;
		ears->skipped(ears->ctx, why);
	}
	/* There was no memory even to say so. */
	return ledger->fatal ? fault_memory(why) : 0;
}

int
text_enter(struct text *text, struct task *task, struct tally *tally,
    const struct text_ears *ears, struct fault *why)
{
	uint64_t lines = text->at.line - task->part.from.line;
	struct input *input = &tally->inputs[text->input];

	if (tell_mishaps(text, &task->ledger, lines, ears, why) == -1)
		return -1;
	task->ledger.file = text->file;
	tally_enter(tally, input, &task->ledger);
	if (tally_findings(tally, text->input, &task->ledger, lines,
	    why) == -1)
		return -1;
	if (keep_rest(text, task, why) == -1)
		return -1;
	task->end.line += lines;
	task->end.stance.arrays.orphans |= text->at.stance.arrays.orphans;
	text->at = task->end;
	input->bytes = text->at.offset;
	if (task->ledger.incomplete) {
		input->incomplete = 1;
		tally->failed_inputs++;
		text->over = 1;
	}
	ears->moved(ears->ctx, task->position, tally->books.read);
	return 0;
}
