#include "gen_record.h"

#include <stdlib.h>

#include "gen_draw.h"
#include "gen_shapes.h"
#include "gen_template.h"
#include "gen_text.h"
#include "gen_time.h"
#include "gen_words.h"

struct gen_record {
	struct gen_template	 shapes[GEN_SHAPES];
	struct gen_random	 random;
	uint64_t		 salt;		/* tells the seeds' ids apart */
	bool			 small;

	/* The event at hand. */
	const struct gen_facts	*facts;
	const struct gen_kind	*kind;
	const struct gen_place	*place;
	const struct gen_agent	*agent;
	const struct gen_name	*first;
	const struct gen_name	*last;
	const char		*typed;
	uint64_t		 request;
	uint64_t		 session;
	uint32_t		 host;		/* last number of the address */
};

/* Put one of count shapes, the first of them most often. */
static void
put_shape(struct gen_record *r, enum gen_shape first, uint32_t count,
    struct gen_text *out)
{
	unsigned shape = first;

	if (gen_random_percent(&r->random, 40))
		shape += gen_random_below(&r->random, count);
	gen_template_put(&r->shapes[shape], r, out);
}

/* Fillers that put a text lying ready. */
#define FILL_STR(hole, value)						\
static void								\
fill_##hole(void *ctx, struct gen_text *out)				\
{									\
	const struct gen_record *r = ctx;				\
									\
	gen_text_str(out, value);					\
}
FILL_STR(agent, r->agent->raw)
FILL_STR(os, r->agent->os)
FILL_STR(browser, r->agent->browser)
FILL_STR(form_factor, r->agent->form_factor)
FILL_STR(geo, r->place->geo)
FILL_STR(ip_version, r->place->version)
FILL_STR(as_org, r->place->as_org)
FILL_STR(isp, r->place->isp)
FILL_STR(domain, r->place->domain)
FILL_STR(message, r->kind->message)
FILL_STR(type, r->kind->type)
FILL_STR(severity, r->kind->severity)
FILL_STR(legacy, r->kind->legacy)
FILL_STR(uri, r->kind->uri)
FILL_STR(first, r->first->shown)
FILL_STR(result, r->facts->failed ? "FAILURE" : "SUCCESS")
FILL_STR(actor_type,
    r->facts->who == GEN_SYSTEM ? "SystemPrincipal" : "User")

/* Fillers that put one of the parts with several shapes. */
#define FILL_SHAPE(hole, shape, count)					\
static void								\
fill_##hole(void *ctx, struct gen_text *out)				\
{									\
	put_shape(ctx, shape, count, out);				\
}
FILL_SHAPE(device, GEN_SHAPE_DEVICE, 2)
FILL_SHAPE(risk, GEN_SHAPE_RISK, 2)
FILL_SHAPE(chain, GEN_SHAPE_CHAIN, 2)
FILL_SHAPE(debug, GEN_SHAPE_DEBUG, 4)
FILL_SHAPE(target, GEN_SHAPE_TARGET, 4)

static void
fill_actor(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	switch (r->facts->who) {
	case GEN_UNKNOWN:
		gen_text_str(out, "unknown");
		break;
	case GEN_SYSTEM:
		gen_text_str(out, "okta.00000000-0000-4000-8000-000000000000");
		break;
	case GEN_PERSON:
		/* 62^11 > 2^64: different people, different ids. */
		gen_text_str(out, "00u1a");
		gen_text_digits(out, gen_mix(r->facts->person ^ r->salt), 62,
		    11);
		gen_text_str(out, "x697");
		break;
	}
}

static void
fill_login(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	switch (r->facts->who) {
	case GEN_UNKNOWN:
		gen_text_str(out, r->typed);
		break;
	case GEN_SYSTEM:
		gen_text_str(out, "system@example.com");
		break;
	case GEN_PERSON:
		gen_text_str(out, r->first->login);
		gen_text_str(out, ".");
		gen_text_str(out, r->last->login);
		gen_text_number(out, r->facts->person, 1);
		gen_text_str(out, "@example.com");
		break;
	}
}

static void
fill_name(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	switch (r->facts->who) {
	case GEN_UNKNOWN:
		gen_text_str(out, "unknown");
		break;
	case GEN_SYSTEM:
		gen_text_str(out, "Okta System");
		break;
	case GEN_PERSON:
		gen_text_str(out, r->first->shown);
		gen_text_str(out, " ");
		gen_text_str(out, r->last->shown);
		break;
	}
}

static void
fill_ip(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	gen_text_str(out, r->place->network);
	gen_text_number(out, r->host, 1);
}

static void
fill_as_number(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	gen_text_number(out, r->place->as_number, 1);
}

static void
fill_session(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	if (r->facts->failed) {
		gen_text_str(out, "null");
		return;
	}
	gen_text_str(out, "\"idx");
	gen_text_digits(out, r->session, 62, 11);
	gen_text_digits(out, gen_mix(r->session), 62, 11);
	gen_text_str(out, "\"");
}

static void
fill_request(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	gen_text_hex(out, r->request, 16);
	gen_text_hex(out, gen_mix(r->request), 16);
}

static void
fill_reason(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	if (!r->facts->failed)
		gen_text_str(out, "null");
	else if (r->session % 4 == 0)
		gen_text_str(out, "\"LOCKED_OUT\"");
	else if (r->session % 4 == 1)
		gen_text_str(out, "\"VERIFICATION_ERROR\"");
	else
		gen_text_str(out, "\"INVALID_CREDENTIALS\"");
}

static void
fill_published(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;

	gen_time_put(r->facts->published_ms, out);
}

/* Two groups hold all 64 bits of a one-to-one number: never twice the same. */
static void
fill_uuid(void *ctx, struct gen_text *out)
{
	const struct gen_record *r = ctx;
	uint64_t unique = gen_mix(~(r->facts->number ^ r->salt));

	gen_text_hex(out, unique, 8);
	gen_text_str(out, "-");
	gen_text_hex(out, r->session, 4);
	gen_text_str(out, "-11f0-9");
	gen_text_hex(out, r->request, 3);
	gen_text_str(out, "-");
	gen_text_hex(out, unique >> 32, 8);
	gen_text_hex(out, r->salt, 4);
}

/* An id of something that plays no part, or that should play none. */
static void
fill_stray(void *ctx, struct gen_text *out)
{
	struct gen_record *r = ctx;

	gen_text_digits(out, gen_random_next(&r->random), 62, 11);
	gen_text_str(out, "x697");
}

static void
fill_hash(void *ctx, struct gen_text *out)
{
	struct gen_record *r = ctx;

	gen_text_hex(out, gen_random_next(&r->random), 16);
	gen_text_hex(out, gen_random_next(&r->random), 16);
}

static const struct gen_hole holes[] = {
	{ "actor", fill_actor }, { "actor_type", fill_actor_type },
	{ "agent", fill_agent }, { "as_number", fill_as_number },
	{ "as_org", fill_as_org }, { "browser", fill_browser },
	{ "chain", fill_chain }, { "debug", fill_debug },
	{ "device", fill_device }, { "domain", fill_domain },
	{ "first", fill_first }, { "form_factor", fill_form_factor },
	{ "geo", fill_geo }, { "hash", fill_hash }, { "ip", fill_ip },
	{ "ip_version", fill_ip_version }, { "isp", fill_isp },
	{ "legacy", fill_legacy }, { "login", fill_login },
	{ "message", fill_message }, { "name", fill_name }, { "os", fill_os },
	{ "published", fill_published }, { "reason", fill_reason },
	{ "request", fill_request }, { "result", fill_result },
	{ "risk", fill_risk }, { "session", fill_session },
	{ "severity", fill_severity }, { "stray", fill_stray },
	{ "target", fill_target }, { "type", fill_type },
	{ "uri", fill_uri }, { "uuid", fill_uuid }, { NULL, NULL }
};

struct gen_record *
gen_record_new(uint64_t seed, bool small)
{
	struct gen_record *r = calloc(1, sizeof(*r));

	if (r == NULL)
		return (NULL);
	for (int i = 0; i < GEN_SHAPES; i++) {
		if (gen_template_init(&r->shapes[i], gen_shapes[i],
		    holes) == -1) {
			gen_record_free(r);
			return (NULL);
		}
	}
	r->salt = gen_mix(seed + 2);
	r->random.state = gen_mix(seed + 3);
	r->small = small;
	return (r);
}

void
gen_record_free(struct gen_record *r)
{
	if (r == NULL)
		return;
	for (int i = 0; i < GEN_SHAPES; i++)
		gen_template_done(&r->shapes[i]);
	free(r);
}

void
gen_record_put(struct gen_record *r, const struct gen_facts *facts,
    struct gen_text *out)
{
	/* People keep their name, and mostly their place and browser. */
	uint64_t self = gen_mix(facts->person + 1);
	uint64_t now = gen_random_next(&r->random);
	uint64_t habit = now % 8 == 0 ? now >> 8 : self >> 16;

	r->facts = facts;
	r->kind = &gen_kinds[facts->kind];
	r->first = &gen_first_names[self % gen_first_name_count];
	r->last = &gen_last_names[(self >> 8) % gen_last_name_count];
	r->place = &gen_places[(habit >> 8) % gen_place_count];
	r->agent = &gen_agents[(habit >> 16) % gen_agent_count];
	r->typed = gen_typed[(now >> 24) % gen_typed_count];
	r->host = (uint32_t)(1 + (habit >> 24) % 254);
	r->request = gen_random_next(&r->random);
	r->session = gen_random_next(&r->random);
	gen_template_put(&r->shapes[r->small ? GEN_SHAPE_SMALL :
	    GEN_SHAPE_EVENT], r, out);
}
