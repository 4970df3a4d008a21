#include "bar.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define EIGHTHS		8
/* SGR (ECMA-48): cyan, which is legible on black and on white; and back. */
#define COLOUR		"\033[36m"
#define PLAIN		"\033[0m"

static int
is_utf8(void)
{
	locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	int utf8;

	if (locale == (locale_t)0)
		return 0;
	utf8 = strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
	freelocale(locale);
	return utf8;
}

struct canvas
canvas_of(int fd)
{
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
	struct canvas canvas = { .columns = 0 };
	struct winsize size;

	if (!isatty(fd) || ioctl(fd, TIOCGWINSZ, &size) == -1)
		return canvas;
	canvas.columns = size.ws_col;
	canvas.utf8 = is_utf8();
	canvas.colour = (none == NULL || none[0] == '\0') && term != NULL &&
	    term[0] != '\0' && strcmp(term, "dumb") != 0;
	return canvas;
}

/* Steps of which most has so many that value takes; one at least. */
static unsigned
steps_of(unsigned steps, uint64_t value, uint64_t most)
{
	unsigned taken = (unsigned)((double)value / (double)most * steps + .5);

	return taken > 0 ? taken : 1;
}

/* The end of what is there then. */
static char *
append(char *end, const char *bytes)
{
	size_t len = strlen(bytes);

	memcpy(end, bytes, len + 1);
	return end + len;
}

const char *
bar_draw(const struct canvas *canvas, unsigned width, uint64_t value,
    uint64_t most, char text[BAR_TEXT], size_t *columns)
{
	/* U+2588 is a whole block, U+258F an eighth. */
	static const char blocks[EIGHTHS][4] = { "\xe2\x96\x88", "\xe2\x96\x8f",
		"\xe2\x96\x8e", "\xe2\x96\x8d", "\xe2\x96\x8c",
		"\xe2\x96\x8b", "\xe2\x96\x8a", "\xe2\x96\x89" };
	unsigned eighths, i;
	char *end = text;

	text[0] = '\0';
	*columns = 0;
	if (value == 0 || width == 0)
		return text;
	eighths = canvas->utf8 ? steps_of(width * EIGHTHS, value, most) :
	    steps_of(width, value, most) * EIGHTHS;
	*columns = (eighths + EIGHTHS - 1) / EIGHTHS;
	if (canvas->colour)
		end = append(end, COLOUR);
	for (i = 0; i < eighths / EIGHTHS; i++)
		end = append(end, canvas->utf8 ? blocks[0] : "#");
	if (eighths % EIGHTHS != 0)
		end = append(end, blocks[eighths % EIGHTHS]);
	if (canvas->colour)
		append(end, PLAIN);
	return text;
}
