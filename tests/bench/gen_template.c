#include "gen_template.h"

#include <stdlib.h>
#include <string.h>

#include "gen_text.h"

#define NAME_CHARS "abcdefghijklmnopqrstuvwxyz_"

static gen_fill *
find_fill(const struct gen_hole *holes, const char *name, size_t len)
{
	for (; holes->name != NULL; holes++)
		if (strlen(holes->name) == len &&
		    memcmp(holes->name, name, len) == 0)
			return (holes->fill);
	return (NULL);
}

/* Cut tmpl->text at its holes; pieces has room for all of them. */
static int
cut(struct gen_template *tmpl, const struct gen_hole *holes)
{
	const char *at = tmpl->text;

	for (;;) {
		struct gen_piece *piece = &tmpl->pieces[tmpl->count++];

		piece->text = at;
		piece->len = strcspn(at, "$");
		piece->fill = NULL;
		at += piece->len;
		if (*at == '\0')
			return (0);

		size_t name_len = strspn(at + 1, NAME_CHARS);

		piece->fill = find_fill(holes, at + 1, name_len);
		if (piece->fill == NULL)
			return (-1);
		at += 1 + name_len;
	}
}

int
gen_template_init(struct gen_template *tmpl, const char *source,
    const struct gen_hole *holes)
{
	size_t len = strlen(source);
	size_t pieces = 1;

	memset(tmpl, 0, sizeof(*tmpl));
	if ((tmpl->text = malloc(len + 1)) == NULL)
		goto err;
	for (size_t i = 0; i <= len; i++) {
		tmpl->text[i] = source[i] == '\'' ? '"' : source[i];
		if (source[i] == '$')
			pieces++;
	}
	tmpl->pieces = calloc(pieces, sizeof(*tmpl->pieces));
	if (tmpl->pieces == NULL || cut(tmpl, holes) == -1)
		goto err;
	return (0);

err:
	gen_template_done(tmpl);
	return (-1);
}

void
gen_template_done(struct gen_template *tmpl)
{
	free(tmpl->text);
	free(tmpl->pieces);
	memset(tmpl, 0, sizeof(*tmpl));
}

void
gen_template_put(const struct gen_template *tmpl, void *ctx,
    struct gen_text *out)
{
	for (size_t i = 0; i < tmpl->count; i++) {
		const struct gen_piece *piece = &tmpl->pieces[i];

		gen_text_add(out, piece->text, piece->len);
		if (piece->fill != NULL)
			piece->fill(ctx, out);
	}
}
