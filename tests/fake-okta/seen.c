#include "seen.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

int
seen_add(struct seen *seen, const char *name)
{
	size_t i;

	for (i = 0; i < seen->count; i++)
		if (strcmp(seen->name[i], name) == 0)
			return -1;
	/* Full at each power of two, and only then. */
	if ((seen->count & (seen->count - 1)) == 0)
		seen->name = mem_resize(seen->name,
		    seen->count == 0 ? 1 : 2 * seen->count,
		    sizeof *seen->name);
	seen->name[seen->count++] = mem_text(name);
	return 0;
}

void
seen_done(struct seen *seen)
{
	while (seen->count > 0)
		free(seen->name[--seen->count]);
	free(seen->name);
}
