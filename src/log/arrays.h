/*
 * log/arrays.h - the arrays around records, and what may stand between two of
 * their elements.  Each call tells of one byte, and returns NULL, or what is
 * wrong with it there; nothing has changed then.
 */
#ifndef LOG_ARRAYS_H
#define LOG_ARRAYS_H

struct arrays {
	unsigned	open;
	unsigned	max;		/* how many may be open */
	enum {				/* in the innermost one */
		ARRAYS_VALUE,		/* behind a comma */
		ARRAYS_VALUE_OR_CLOSE,	/* behind "[" */
		ARRAYS_COMMA_OR_CLOSE	/* behind a value */
	} due;
	int		orphans;	/* something broken left its rest */
};

void arrays_init(struct arrays *arrays, unsigned max);

/* Something other than an array is about to begin; then tell of its end. */
const char *arrays_value(const struct arrays *arrays);
void arrays_value_done(struct arrays *arrays);

const char *arrays_open(struct arrays *arrays);
const char *arrays_close(struct arrays *arrays);
const char *arrays_comma(struct arrays *arrays);

/* A record is damaged, and where it ends, and the arrays around it, is not
 * known: take these as closed, and let pass what is still to come of all. */
void arrays_break(struct arrays *arrays);

#endif
