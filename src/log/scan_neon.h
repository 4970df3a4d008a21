/*
 * log/scan_neon.h - scan.h on AArch64, where NEON is everywhere.
 */
#ifndef LOG_SCAN_NEON_H
#define LOG_SCAN_NEON_H

#include "scan.h"

#if defined(__aarch64__)
scan_run scan_neon;
#endif

#endif
