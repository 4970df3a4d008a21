#include "sightings.h"

#include <stdlib.h>
#include <string.h>

#include "actors.h"

#define FIRST_CAP	256
#define FIRST_TEXTS	32768

/* What is packed: so many lengths first. */
#define TEXTS		4
#define HEAD_BYTES	(TEXTS * sizeof (uint32_t))
#define NO_TEXT		UINT32_MAX

void
sightings_done(struct sightings *sightings)
{
	free(sightings->list);
	free(sightings->texts);
	*sightings = (struct sightings){ .list = NULL };
}

void
sightings_clear(struct sightings *sightings)
{
	sightings->count = 0;
	sightings->len = 0;
}

/* Room for one more session, and that many bytes. */
static int
grow(struct sightings *sightings, size_t bytes, struct fault *why)
{
	size_t cap = sightings->cap, need;
	struct sighting *list;
	char *texts;

	if (sightings->count == cap) {
		cap = cap == 0 ? FIRST_CAP : cap * 2;
		if (cap > SIZE_MAX / 2 / sizeof *list || (list = realloc(
		    sightings->list, cap * sizeof *list)) == NULL)
			return fault_memory(why);
		sightings->list = list;
		sightings->cap = cap;
	}
	if (bytes <= sightings->texts_cap - sightings->len)
		return 0;
	if (bytes > SIZE_MAX / 2 - sightings->len)
		return fault_memory(why);
	need = sightings->len + bytes;
	cap = sightings->texts_cap == 0 ? FIRST_TEXTS :
	    sightings->texts_cap * 2;
	cap = cap < need ? need : cap;
	if ((texts = realloc(sightings->texts, cap)) == NULL)
		return fault_memory(why);
	sightings->texts = texts;
	sightings->texts_cap = cap;
	return 0;
}

/* Set *len as it is packed, and add the bytes it takes to *bytes.  0: the text
 * is too long. */
static inline int
measure(struct span text, uint32_t *len, size_t *bytes)
{
	if (text.data == NULL) {
		*len = NO_TEXT;
		return 1;
	}
	if (text.len >= NO_TEXT || text.len > SIZE_MAX - *bytes)
		return 0;
	*len = (uint32_t)text.len;
	*bytes += text.len;
	return 1;
}

static inline char *
put(char *to, struct span text)
{
	if (text.data == NULL)
		return to;
	memcpy(to, text.data, text.len);
	return to + text.len;
}

int
sightings_add(struct sightings *sightings, uint64_t seed, struct idkey key,
    struct instant when, const struct described *said, struct fault *why)
{
	size_t bytes = HEAD_BYTES;
	uint32_t lens[TEXTS];
	char *packed, *to;

	if (!measure(said->id, &lens[0], &bytes) ||
	    !measure(said->login, &lens[1], &bytes) ||
	    !measure(said->name, &lens[2], &bytes) ||
	    !measure(said->type, &lens[3], &bytes))
		return fault_memory(why);
	if ((sightings->count == sightings->cap ||
	    bytes > sightings->texts_cap - sightings->len) &&
	    grow(sightings, bytes, why) == -1)
		return -1;
	packed = sightings->texts + sightings->len;
	memcpy(packed, lens, HEAD_BYTES);
	to = put(packed + HEAD_BYTES, said->id);
	to = put(to, said->login);
	to = put(to, said->name);
	put(to, said->type);
	key.lo &= ~KEY_MARK;
	sightings->list[sightings->count++] = (struct sighting){ .key = key,
	    .digest = idset_key(seed, packed, bytes).hi, .when = when,
	    .at = sightings->len };
	sightings->len += bytes;
	return 0;
}

void
sightings_repeat(struct sightings *sightings, size_t i)
{
	sightings->list[i].key.lo |= KEY_MARK;
}

size_t
described_bytes(const char *packed)
{
	size_t bytes = HEAD_BYTES, i;
	uint32_t lens[TEXTS];

	memcpy(lens, packed, HEAD_BYTES);
	for (i = 0; i < TEXTS; i++)
		bytes += lens[i] == NO_TEXT ? 0 : lens[i];
	return bytes;
}

/* The next text of that length, which is behind *at. */
static struct span
take(const char **at, uint32_t len)
{
	const char *text = *at;

	if (len == NO_TEXT)
		return (struct span){ NULL, 0 };
	*at += len;
	return (struct span){ text, len };
}

struct described
described_unpack(const char *packed)
{
	const char *at = packed + HEAD_BYTES;
	struct described said;
	uint32_t lens[TEXTS];

	memcpy(lens, packed, HEAD_BYTES);
	said.id = take(&at, lens[0]);
	said.login = take(&at, lens[1]);
	said.name = take(&at, lens[2]);
	said.type = take(&at, lens[3]);
	return said;
}
