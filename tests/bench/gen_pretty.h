/*
 * gen_pretty.h - JSON on one line into JSON on many, laid out as jq does.
 */
#ifndef GEN_PRETTY_H
#define GEN_PRETTY_H

struct gen_text;

/* An event grows by less than this factor. */
#define GEN_PRETTY_GROWTH	8

/*
 * Append json, which must be valid and without blanks between its tokens, as
 * it looks at a depth of depth inside other values.  No line break at the end.
 */
void gen_pretty_put(const struct gen_text *json, unsigned depth,
    struct gen_text *out);

#endif
