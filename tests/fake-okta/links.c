#include "links.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

int
links_form(const char *name, enum links_form *form)
{
	static const char *const names[] = { "two-fields", "one-field",
	    "upper", "params", "commas", "self-last" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(name, names[i]) == 0) {
			*form = (enum links_form)i;
			return 0;
		}
	return -1;
}

const char *
links_extra(enum links_form form)
{
	return form == LINKS_COMMAS ? "&fields=uuid,actor;rel=next" : "";
}

static void
add(struct answer *answer, const char *name, const char *before,
    const char *url, const char *behind)
{
	char *value = mem_format("%s<%s>%s", before, url, behind);

	answer_header(answer, name, value);
	free(value);
}

static void
add_with_params(struct answer *answer, const char *self, const char *next,
    unsigned turn)
{
	static const char *const styles[] = {
	    " ; REL = \"next\"",
	    "; title=\"a, b; rel=self\"; rel=next",
	    ";rel=\"NEXT\";type=\"application/json\"",
	    "; hreflang=en; rel=\"prev next\"; title*=UTF-8''next%20page",
	};

	/* None of these is a next link, however much it looks like one. */
	add(answer, "link", "", self, "; title=\"rel=next\"; rel=self");
	add(answer, "link", "", self, "; rel=\"nextish\"; next=\"rel\"");
	if (next != NULL)
		add(answer, "link", "", next, styles[turn % 4]);
}

void
links_add(struct answer *answer, enum links_form form, const char *self,
    const char *next, unsigned turn)
{
	char *both;

	switch (form) {
	case LINKS_UPPER:
		add(answer, "LINK", "", self, "; rel=\"self\"");
		if (next != NULL)
			add(answer, "LINK", "", next, "; rel=\"next\"");
		return;
	case LINKS_PARAMS:
		add_with_params(answer, self, next, turn);
		return;
	case LINKS_ONE_FIELD:
	case LINKS_COMMAS:
		both = next == NULL ? mem_format("<%s>; rel=\"self\"", self) :
		    mem_format("<%s>; rel=\"self\", <%s>; rel=\"next\"", self,
		    next);
		answer_header(answer, "link", both);
		free(both);
		return;
	case LINKS_SELF_LAST:
		if (next != NULL)
			add(answer, "link", "", next, "; rel=\"next\"");
		add(answer, "link", "", self, "; rel=\"self\"");
		return;
	case LINKS_TWO_FIELDS:
		break;
	}
	add(answer, "link", "", self, "; rel=\"self\"");
	if (next != NULL)
		add(answer, "link", "", next, "; rel=\"next\"");
}
