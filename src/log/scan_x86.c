#include "scan_x86.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include "scan_bits.h"

/* Bit i becomes the parity of the bits 0 to i: a product without carries by a
 * number of ones. */
__attribute__((target("pclmul")))
static inline uint64_t
prefix_xor_clmul(uint64_t bits)
{
	return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(
	    _mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xff), 0));
}

/*
 * By the low four bits of a byte: the mark it may be, and the bit to set in it
 * before it is compared with that, as "[" and "]" differ from "{" and "}" in
 * one.  A shuffle gives 0 for a byte above 0x7f, which is not 0; and the byte 0
 * is compared with 1.
 */
#define MARKS	1, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\n', '{', 0, '}', 0, 0
#define FOLDS	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0x20, 0, 0

/* 32 bytes of each of two registers. */
#define BITS(a, b)	((uint64_t)(uint32_t)_mm256_movemask_epi8(a) | \
			(uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32)

__attribute__((target("avx2,pclmul,popcnt,bmi")))
void
scan_x86_avx2(struct scan_state *state, const char *text, size_t blocks,
    struct scan_out *out)
{
	const __m256i backslash = _mm256_set1_epi8('\\');
	const __m256i quote = _mm256_set1_epi8('"');
	const __m256i marks = _mm256_setr_epi8(MARKS, MARKS);
	const __m256i folds = _mm256_setr_epi8(FOLDS, FOLDS);
	const __m256i control = _mm256_set1_epi8(0x1f);
	struct scan_state now = *state;
	struct scan_out here = *out;
	struct scan_kinds kinds;
	__m256i a, b, fa, fb;

	for (; blocks > 0; blocks--, text += SCAN_BLOCK) {
		a = _mm256_loadu_si256((const __m256i *)text);
		b = _mm256_loadu_si256((const __m256i *)(text + 32));
		fa = _mm256_or_si256(a, _mm256_shuffle_epi8(folds, a));
		fb = _mm256_or_si256(b, _mm256_shuffle_epi8(folds, b));
		kinds.backslashes = BITS(_mm256_cmpeq_epi8(a, backslash),
		    _mm256_cmpeq_epi8(b, backslash));
		kinds.quotes = BITS(_mm256_cmpeq_epi8(a, quote),
		    _mm256_cmpeq_epi8(b, quote));
		kinds.marks = BITS(_mm256_cmpeq_epi8(fa,
		    _mm256_shuffle_epi8(marks, a)), _mm256_cmpeq_epi8(fb,
		    _mm256_shuffle_epi8(marks, b)));
		kinds.controls = BITS(_mm256_cmpeq_epi8(
		    _mm256_min_epu8(a, control), a), _mm256_cmpeq_epi8(
		    _mm256_min_epu8(b, control), b));
		scan_marks(text, scan_quotes(&now, &kinds,
		    prefix_xor_clmul, &here), &here);
	}
	*state = now;
	*out = here;
}

/* 16 bytes of each of four registers. */
static inline uint64_t
bits_of(__m128i a, __m128i b, __m128i c, __m128i d)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(a) |
	    (uint64_t)(unsigned)_mm_movemask_epi8(b) << 16 |
	    (uint64_t)(unsigned)_mm_movemask_epi8(c) << 32 |
	    (uint64_t)(unsigned)_mm_movemask_epi8(d) << 48;
}

void
scan_x86_sse2(struct scan_state *state, const char *text, size_t blocks,
    struct scan_out *out)
{
	struct scan_state now = *state;
	struct scan_out here = *out;
	struct scan_kinds kinds;
	__m128i v[4], f[4];
	int i;

#define ALL(test)	bits_of(test(0), test(1), test(2), test(3))
#define IS(i, c)	_mm_cmpeq_epi8(v[i], _mm_set1_epi8(c))
#define BACKSLASH(i)	IS(i, '\\')
#define QUOTE(i)	IS(i, '"')
#define CONTROL(i)	_mm_cmpeq_epi8(_mm_min_epu8(v[i], \
			_mm_set1_epi8(0x1f)), v[i])
#define MARK(i)		_mm_or_si128(IS(i, '\n'), \
			_mm_or_si128(_mm_cmpeq_epi8(f[i], \
			_mm_set1_epi8('{')), _mm_cmpeq_epi8(f[i], \
			_mm_set1_epi8('}'))))
	for (; blocks > 0; blocks--, text += SCAN_BLOCK) {
		for (i = 0; i < 4; i++) {
			v[i] = _mm_loadu_si128((const __m128i *)(text +
			    16 * i));
			f[i] = _mm_or_si128(v[i], _mm_set1_epi8(0x20));
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

#define TARGET_AVX512	__attribute__((target("avx512bw,avx512f,avx512vbmi," \
			"avx512vbmi2,popcnt,pclmul,bmi")))

/*
 * As scan_marks(), by a compression of the block to its marks.  Blocks with
 * more than 8 are rare.
 */
TARGET_AVX512
static inline void
marks_avx512(__m512i text, uint64_t marks, struct scan_out *out)
{
	/* Their offsets in the block, and the characters there. */
	__m512i at = _mm512_maskz_compress_epi8(marks, _mm512_set_epi64(
	    0x3f3e3d3c3b3a3938, 0x3736353433323130, 0x2f2e2d2c2b2a2928,
	    0x2726252423222120, 0x1f1e1d1c1b1a1918, 0x1716151413121110,
	    0x0f0e0d0c0b0a0908, 0x0706050403020100));
	__m512i kinds = _mm512_permutexvar_epi8(at, text);
	__m512i base = _mm512_set1_epi32((int)out->base);
	unsigned count = (unsigned)_mm_popcnt_u64(marks), i;

	_mm_storeu_si128((__m128i *)out->kinds,
	    _mm512_castsi512_si128(kinds));
	_mm256_storeu_si256((__m256i *)out->marks, _mm256_add_epi32(
	    _mm512_castsi512_si256(base),
	    _mm256_cvtepu8_epi32(_mm512_castsi512_si128(at))));
	if (__builtin_expect(count > 8, 0)) {
		_mm512_storeu_si512(out->kinds, kinds);
		for (i = 0; i < count; i += 16) {
			_mm512_storeu_si512(out->marks + i, _mm512_add_epi32(
			    base, _mm512_cvtepu8_epi32(
			    _mm512_castsi512_si128(at))));
			at = _mm512_shuffle_i64x2(at, at, 0x39);
		}
	}
	out->marks += count;
	out->kinds += count;
	out->base += SCAN_BLOCK;
}

TARGET_AVX512
void
scan_x86_avx512(struct scan_state *state, const char *text, size_t blocks,
    struct scan_out *out)
{
	const __m512i marks = _mm512_broadcast_i32x4(_mm_setr_epi8(MARKS));
	const __m512i folds = _mm512_broadcast_i32x4(_mm_setr_epi8(FOLDS));
	struct scan_state now = *state;
	struct scan_out here = *out;
	struct scan_kinds kinds;
	__m512i v;

	for (; blocks > 0; blocks--, text += SCAN_BLOCK) {
		v = _mm512_loadu_si512(text);
		kinds.backslashes = _mm512_cmpeq_epi8_mask(v,
		    _mm512_set1_epi8('\\'));
		kinds.quotes = _mm512_cmpeq_epi8_mask(v,
		    _mm512_set1_epi8('"'));
		kinds.marks = _mm512_cmpeq_epi8_mask(_mm512_or_si512(v,
		    _mm512_shuffle_epi8(folds, v)),
		    _mm512_shuffle_epi8(marks, v));
		kinds.controls = _mm512_cmplt_epu8_mask(v,
		    _mm512_set1_epi8(0x20));
		marks_avx512(v, scan_quotes(&now, &kinds,
		    prefix_xor_clmul, &here), &here);
	}
	*state = now;
	*out = here;
}
#endif
