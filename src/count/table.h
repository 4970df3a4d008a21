/*
 * count/table.h - rows and columns, for people (text), for programs (tsv) and
 * for spreadsheets (csv, RFC 4180).  What stands in a cell may come from a log,
 * where anybody can write: it never ends its cell or its row, no spreadsheet
 * takes it for a formula, and as text it neither moves a cursor nor turns the
 * direction of writing.
 */
#ifndef COUNT_TABLE_H
#define COUNT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/out.h"
#include "base/span.h"

enum table_form { TABLE_TEXT, TABLE_TSV, TABLE_CSV, TABLE_HTML };

/* width and most are of text alone, and count characters. */
struct table_column {
	const char	*name;		/* plain ASCII */
	size_t		 most;		/* of a longer cell the end is left
					 * out; 0: any, or from 4 up */
	int		 is_number;	/* and stands to the right */
	size_t		 width;		/* at least; 0 at first */
};

struct table {
	struct out			*out;
	enum table_form			 form;
	const struct table_column	*columns;
	struct table_column		*measured;	/* or NULL: written */
	size_t				 count;
	size_t				 at;		/* of the next cell */
	size_t				 blanks;	/* to be written before
							 * the row goes on */
	int				 names;		/* this row has those
							 * of the columns */
};

/*
 * Begin a table that is not written: its cells make the columns as wide as
 * they are, so that they fit into a table of TABLE_TEXT.
 */
void table_measure(struct table *table, struct table_column *columns,
    size_t count);

/* Begin a table, with a row of the columns' names.  All is borrowed.  As html
 * these are the rows: what they stand in is for the caller. */
void table_begin(struct table *table, enum table_form form,
    const struct table_column *columns, size_t count, struct out *out);

/* The next cell, empty if there is no text; behind the last column the next
 * row begins.  As text no row ends in blanks. */
void table_text(struct table *table, struct span text);
void table_number(struct table *table, uint64_t number);

/* As text alone: a cell that is not from a log, and takes so many columns;
 * nothing stands to the right of it. */
void table_drawing(struct table *table, const char *text, size_t columns);

/* Behind the last row. */
void table_end(struct table *table);

#endif
