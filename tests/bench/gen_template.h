/*
 * gen_template.h - text with holes.  In the source of a template `$name` is a
 * hole, filled by the function of that name whenever the template is put, and
 * ' stands for ", so that JSON can be read in a C string.  Knows no Okta.
 */
#ifndef GEN_TEMPLATE_H
#define GEN_TEMPLATE_H

#include <stddef.h>

struct gen_text;

/* Appends one value to out; ctx is what gen_template_put() was given. */
typedef void gen_fill(void *ctx, struct gen_text *out);

struct gen_hole {
	const char	*name;		/* letters and _ */
	gen_fill	*fill;
};

struct gen_piece {
	const char	*text;
	size_t		 len;
	gen_fill	*fill;		/* after the text; NULL: no hole */
};

struct gen_template {
	char			*text;		/* owned; pieces point here */
	struct gen_piece	*pieces;	/* owned */
	size_t			 count;
};

/*
 * Prepare a template once, for many puts.  holes ends with a NULL name.
 * 0: done.  -1: no memory, or a hole that holes does not name.
 */
int gen_template_init(struct gen_template *tmpl, const char *source,
    const struct gen_hole *holes);
void gen_template_done(struct gen_template *tmpl);

void gen_template_put(const struct gen_template *tmpl, void *ctx,
    struct gen_text *out);

#endif
