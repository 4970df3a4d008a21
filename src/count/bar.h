/*
 * count/bar.h - a number as a bar of characters.  Pure.
 */
#ifndef COUNT_BAR_H
#define COUNT_BAR_H

#include <stddef.h>
#include <stdint.h>

/* What a terminal can show; columns 0: no terminal, so no bars. */
struct canvas {
	unsigned	columns;
	int		utf8;		/* eighths of a block; else "#" */
	int		colour;
};

/* What the terminal at fd can show, by its size and the environment: LC_ALL and
 * the like for UTF-8, TERM and NO_COLOR (https://no-color.org) for colour. */
struct canvas canvas_of(int fd);

/* No bar is wider. */
#define BAR_COLUMNS	60
#define BAR_TEXT	(BAR_COLUMNS * 3 + 16)

/*
 * Draw value, of which the most there is takes width columns, at most
 * BAR_COLUMNS; what is not nothing shows.  *columns is how many it takes.
 * Returns text.
 */
const char *bar_draw(const struct canvas *canvas, unsigned width,
    uint64_t value, uint64_t most, char text[BAR_TEXT], size_t *columns);

#endif
