#include "okta_yaml.h"

#include <string.h>
#include <strings.h>

#include <yaml.h>

#include "base/buf.h"
#include "secretfile.h"
#include "wiped.h"

/* The value of a key in a mapping; NULL when there is none. */
static yaml_node_t *
find(yaml_document_t *doc, yaml_node_t *map, const char *key)
{
	yaml_node_pair_t *pair;
	yaml_node_t *name;

	if (map == NULL || map->type != YAML_MAPPING_NODE)
		return NULL;
	for (pair = map->data.mapping.pairs.start;
	    pair < map->data.mapping.pairs.top; pair++) {
		name = yaml_document_get_node(doc, pair->key);
		if (name->type == YAML_SCALAR_NODE &&
		    strcmp((char *)name->data.scalar.value, key) == 0)
			return yaml_document_get_node(doc, pair->value);
	}
	return NULL;
}

/* Append a scalar, or the scalars of a list with blanks between. */
static int
add_text(yaml_document_t *doc, yaml_node_t *node, struct buf *text,
    struct fault *why)
{
	yaml_node_item_t *item;
	yaml_node_t *element;

	if (node->type == YAML_SCALAR_NODE)
		return buf_add(text, node->data.scalar.value,
		    node->data.scalar.length, why);
	for (item = node->data.sequence.items.start;
	    item < node->data.sequence.items.top; item++) {
		element = yaml_document_get_node(doc, *item);
		if (element->type != YAML_SCALAR_NODE)
			return fault_set(why, FAULT_USAGE,
			    "a list of more than texts");
		if ((text->len > 0 && buf_add(text, " ", 1, why) == -1) ||
		    buf_add(text, element->data.scalar.value,
		    element->data.scalar.length, why) == -1)
			return -1;
	}
	return 0;
}

/* A plain null, ~ or nothing is how YAML says that there is no value. */
static int
is_null(const yaml_node_t *node)
{
	const char *text;

	if (node->type != YAML_SCALAR_NODE ||
	    node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return 0;
	text = (const char *)node->data.scalar.value;
	return *text == '\0' || strcmp(text, "~") == 0 ||
	    strcasecmp(text, "null") == 0;
}

/* Hand on the members of client: texts, and lists of them. */
static int
take_client(yaml_document_t *doc, yaml_node_t *client, okta_yaml_put *put,
    void *ctx, struct fault *why)
{
	yaml_node_pair_t *pair;
	yaml_node_t *key, *node;
	struct buf text;
	int status = 0;

	if (client == NULL || client->type != YAML_MAPPING_NODE)
		return 0;
	if (wiped_buf_init(&text, SECRETFILE_MAX, why) == -1)
		return -1;
	for (pair = client->data.mapping.pairs.start; status == 0 &&
	    pair < client->data.mapping.pairs.top; pair++) {
		key = yaml_document_get_node(doc, pair->key);
		node = yaml_document_get_node(doc, pair->value);
		if (key->type != YAML_SCALAR_NODE || is_null(node) ||
		    node->type == YAML_MAPPING_NODE)
			continue;
		text.len = 0;
		if (add_text(doc, node, &text, why) == -1) {
			fault_prefix(why, "line %zu: %s",
			    node->start_mark.line + 1,
			    (char *)key->data.scalar.value);
			status = -1;
		} else if (text.len > 0) {
			status = put(ctx, (char *)key->data.scalar.value,
			    (struct span){ text.data, text.len }, why);
		}
	}
	wiped_buf_done(&text);
	return status;
}

/* libyaml keeps copies of what it read, and frees them as they are. */
static void
wipe(yaml_parser_t *parser, yaml_document_t *doc)
{
	yaml_node_t *node;

	for (node = doc->nodes.start; node < doc->nodes.top; node++)
		if (node->type == YAML_SCALAR_NODE)
			explicit_bzero(node->data.scalar.value,
			    node->data.scalar.length);
	if (parser->buffer.start != NULL)
		explicit_bzero(parser->buffer.start, (size_t)
		    (parser->buffer.end - parser->buffer.start));
	if (parser->raw_buffer.start != NULL)
		explicit_bzero(parser->raw_buffer.start, (size_t)
		    (parser->raw_buffer.end - parser->raw_buffer.start));
}

int
okta_yaml_read(struct span text, okta_yaml_put *put, void *ctx,
    struct fault *why)
{
	yaml_parser_t parser;
	yaml_document_t doc = { 0 };
	int status;

	if (!yaml_parser_initialize(&parser))
		return fault_memory(why);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.data,
	    text.len);
	if (!yaml_parser_load(&parser, &doc)) {
		/* What libyaml says names no values. */
		status = fault_set(why, FAULT_USAGE, "line %zu: %s",
		    parser.problem_mark.line + 1, parser.problem != NULL ?
		    parser.problem : "not YAML");
		doc = (yaml_document_t){ 0 };
	} else {
		status = take_client(&doc, find(&doc, find(&doc,
		    yaml_document_get_root_node(&doc), "okta"), "client"),
		    put, ctx, why);
	}
	wipe(&parser, &doc);
	if (doc.nodes.start != NULL)
		yaml_document_delete(&doc);
	yaml_parser_delete(&parser);
	return status;
}
