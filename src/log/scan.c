#include "scan.h"

#include "scan_bits.h"
#include "scan_neon.h"
#include "scan_x86.h"

/* One byte after another: what every other level has to agree with. */
static void
scan_portable(struct scan_state *state, const char *text, size_t blocks,
    struct scan_out *out)
{
	struct scan_state now = *state;
	struct scan_out here = *out;
	struct scan_kinds kinds;
	unsigned char c;
	uint64_t bit;
	int i;

	for (; blocks > 0; blocks--, text += SCAN_BLOCK) {
		kinds = (struct scan_kinds){ 0 };
		for (i = 0; i < SCAN_BLOCK; i++) {
			c = (unsigned char)text[i];
			bit = UINT64_C(1) << i;
			if (c == '\\')
				kinds.backslashes |= bit;
			else if (c == '"')
				kinds.quotes |= bit;
			else if (c < 0x20)
				kinds.controls |= bit;
			if ((c | 0x20) == '{' || (c | 0x20) == '}' ||
			    c == '\n')
				kinds.marks |= bit;
		}
		scan_marks(text, scan_quotes(&now, &kinds,
		    scan_prefix_xor, &here), &here);
	}
	*state = now;
	*out = here;
}

scan_run *
scan_of(enum scan_level level)
{
	switch (level) {
	case SCAN_PORTABLE:
		return scan_portable;
#if defined(__x86_64__)
	case SCAN_SSE2:		/* every x86-64 has it */
		return scan_x86_sse2;
	case SCAN_AVX2:
		return __builtin_cpu_supports("avx2") &&
		    __builtin_cpu_supports("bmi") &&
		    __builtin_cpu_supports("popcnt") &&
		    __builtin_cpu_supports("pclmul") ? scan_x86_avx2 : NULL;
	case SCAN_AVX512:
		return __builtin_cpu_supports("avx512bw") &&
		    __builtin_cpu_supports("avx512vbmi") &&
		    __builtin_cpu_supports("avx512vbmi2") &&
		    scan_of(SCAN_AVX2) != NULL ? scan_x86_avx512 : NULL;
#endif
#if defined(__aarch64__)
	case SCAN_NEON:
		return scan_neon;
#endif
	default:
		return NULL;
	}
}

const char *
scan_name(enum scan_level level)
{
	static const char *const names[SCAN_LEVELS] = { "portable", "sse2",
	    "avx2", "avx512", "neon" };

	return names[level];
}

scan_run *
scan_best(void)
{
	static const enum scan_level order[] = { SCAN_AVX512, SCAN_AVX2,
	    SCAN_NEON, SCAN_SSE2 };
	scan_run *run = NULL;
	size_t i;

	for (i = 0; i < sizeof order / sizeof order[0] && run == NULL; i++)
		run = scan_of(order[i]);
	return run != NULL ? run : scan_portable;
}
