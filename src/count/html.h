/*
 * count/html.h - text on its way into a page: whatever it is, there it is text
 * and nothing else (HTML, 13.1.2 and 13.2; OWASP, "Cross Site Scripting
 * Prevention").  Fit for contents, and for values of attributes in quotes.
 */
#ifndef COUNT_HTML_H
#define COUNT_HTML_H

#include <stddef.h>

#include "base/out.h"
#include "base/span.h"

/* What is tricky.h, or no UTF-8, comes out as U+FFFD. */
void html_text(struct out *out, struct span text);

/* Lines that are written for people, as items of a list: whatever is written
 * between these two, but for the lead of each line.  All is borrowed. */
struct html_list {
	struct out	*out;
	const char	*lead;
	int		 items;
	int		 in_item;
};
void html_list_begin(struct html_list *list, const char *lead,
    struct out *out);
/* Returns how many items there are. */
int html_list_end(struct html_list *list);

#endif
