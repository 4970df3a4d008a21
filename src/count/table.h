/*
 * count/table.h - rows and columns, for people (text), for programs (tsv) and
 * for spreadsheets (csv, RFC 4180).  What stands in a cell may come from a log,
 * where anybody can write: it never ends its cell or its row, and no
 * spreadsheet takes it for a formula.
 */
#ifndef COUNT_TABLE_H
#define COUNT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/out.h"
#include "base/span.h"

enum table_form { TABLE_TEXT, TABLE_TSV, TABLE_CSV };

struct table_column {
	const char	*name;		/* plain ASCII */
	int		 width;		/* characters at least, as text */
	int		 is_number;	/* and stands to the right */
};

struct table {
	struct out			*out;
	enum table_form			 form;
	const struct table_column	*columns;
	size_t				 count;
	size_t				 at;	/* of the next cell */
};

/* Begin a table, with a row of the columns' names.  All is borrowed. */
void table_begin(struct table *table, enum table_form form,
    const struct table_column *columns, size_t count, struct out *out);

/* The next cell; behind the last column the next row begins. */
void table_text(struct table *table, struct span text);
void table_number(struct table *table, uint64_t number);

#endif
