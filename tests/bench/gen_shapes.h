/*
 * gen_shapes.h - the templates (gen_template.h) of an event and of those parts
 * of it that come in more than one shape.
 */
#ifndef GEN_SHAPES_H
#define GEN_SHAPES_H

enum gen_shape {
	GEN_SHAPE_EVENT,
	GEN_SHAPE_SMALL,
	GEN_SHAPE_DEVICE,	/* two shapes each from here on ... */
	GEN_SHAPE_RISK = GEN_SHAPE_DEVICE + 2,
	GEN_SHAPE_CHAIN = GEN_SHAPE_RISK + 2,
	GEN_SHAPE_DEBUG = GEN_SHAPE_CHAIN + 2,
	GEN_SHAPE_TARGET = GEN_SHAPE_DEBUG + 4,		/* ... and four */
	GEN_SHAPES = GEN_SHAPE_TARGET + 4
};

extern const char *const gen_shapes[GEN_SHAPES];

#endif
