/*
 * gen_words.h - everything the log speaks of: kinds of events, people, places,
 * browsers.  All invented; addresses, networks and domains are those set aside
 * for documentation.  Text is as it stands inside a JSON string, escaped.
 */
#ifndef GEN_WORDS_H
#define GEN_WORDS_H

#include <stdint.h>

struct gen_kind {
	const char *type;
	const char *legacy;
	const char *message;
	const char *severity;
	const char *uri;
};

/* The first is user.session.start, the others lie behind it. */
extern const struct gen_kind gen_kinds[];
extern const uint32_t gen_kind_count;

/* A name as shown, and as it is in a login. */
struct gen_name {
	const char *shown;
	const char *login;
};

extern const struct gen_name gen_first_names[];
extern const uint32_t gen_first_name_count;
extern const struct gen_name gen_last_names[];
extern const uint32_t gen_last_name_count;

struct gen_place {
	const char	*geo;		/* a JSON value */
	const char	*network;	/* an address without its last number */
	const char	*version;	/* of that address: V4 or V6 */
	const char	*as_org;
	const char	*isp;
	const char	*domain;
	uint32_t	 as_number;
};

extern const struct gen_place gen_places[];
extern const uint32_t gen_place_count;

struct gen_agent {
	const char *raw;
	const char *os;
	const char *browser;
	const char *form_factor;
};

extern const struct gen_agent gen_agents[];
extern const uint32_t gen_agent_count;

/* What was typed where a login belongs, and matched nobody's. */
extern const char *const gen_typed[];
extern const uint32_t gen_typed_count;

#endif
