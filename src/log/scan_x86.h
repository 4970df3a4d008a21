/*
 * log/scan_x86.h - scan.h on x86-64.  Each is to be called only where the
 * machine has it; SSE2 is everywhere.
 */
#ifndef LOG_SCAN_X86_H
#define LOG_SCAN_X86_H

#include "scan.h"

#if defined(__x86_64__)
scan_run scan_x86_sse2;
scan_run scan_x86_avx2;		/* and BMI1, POPCNT, PCLMUL */
scan_run scan_x86_avx512;	/* F, BW and VBMI2, and those */
#endif

#endif
