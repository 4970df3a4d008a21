#include "scan_neon.h"

#if defined(__aarch64__)
#include <arm_neon.h>

#include "scan_bits.h"

/* A bit for each of 64 bytes that are 0 or 0xff, 16 in each of four. */
static inline uint64_t
bits_of(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d)
{
	const uint8x16_t weights = { 1, 2, 4, 8, 16, 32, 64, 128,
	    1, 2, 4, 8, 16, 32, 64, 128 };
	uint8x16_t ab = vpaddq_u8(vandq_u8(a, weights), vandq_u8(b, weights));
	uint8x16_t cd = vpaddq_u8(vandq_u8(c, weights), vandq_u8(d, weights));

	ab = vpaddq_u8(ab, cd);
	ab = vpaddq_u8(ab, ab);
	return vgetq_lane_u64(vreinterpretq_u64_u8(ab), 0);
}

void
scan_neon(struct scan_state *state, const char *text, size_t blocks,
    struct scan_out *out)
{
	struct scan_state now = *state;
	struct scan_out here = *out;
	struct scan_kinds kinds;
	uint8x16_t v[4], f[4];
	int i;

#define ALL(test)	bits_of(test(0), test(1), test(2), test(3))
#define IS(i, c)	vceqq_u8(v[i], vdupq_n_u8(c))
#define BACKSLASH(i)	IS(i, '\\')
#define QUOTE(i)	IS(i, '"')
#define CONTROL(i)	vcltq_u8(v[i], vdupq_n_u8(0x20))
#define MARK(i)		vorrq_u8(IS(i, '\n'), \
			vorrq_u8(vceqq_u8(f[i], vdupq_n_u8('{')), \
			vceqq_u8(f[i], vdupq_n_u8('}'))))
	for (; blocks > 0; blocks--, text += SCAN_BLOCK) {
		for (i = 0; i < 4; i++) {
			v[i] = vld1q_u8((const uint8_t *)text + 16 * i);
			f[i] = vorrq_u8(v[i], vdupq_n_u8(0x20));
		}
		kinds.backslashes = ALL(BACKSLASH);
		kinds.quotes = ALL(QUOTE);
		kinds.controls = ALL(CONTROL);
		kinds.marks = ALL(MARK);
		scan_marks(text, scan_quotes(&now, &kinds,
		    scan_prefix_xor, &here), &here);
	}
	*state = now;
	*out = here;
}
#endif
