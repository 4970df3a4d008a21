#!/bin/sh
# Each header of src compiles alone, and a second time does no harm.
# $CC and $CPPFLAGS as in the Makefile.
. "$(dirname "$0")/lib.sh"

# Both may hold several words.
# shellcheck disable=SC2086
compile_alone()
{
	printf '#include "%s"\n#include "%s"\n' "$1" "$1" |
	    ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L ${CPPFLAGS-} \
	    -Wall -Wextra -Werror -Isrc -fsyntax-only -x c - 2>&1
}

headers=$(c_files src | grep '\.h$')
[ -n "$headers" ] || rule 'src has headers' 'src'
broken=$(for header in $headers; do
	said=$(compile_alone "${header#src/}") ||
	    printf '%s:1: does not compile alone\n%s\n' "$header" "$said"
done)
rule 'each header of src compiles alone' "$broken"
lint_end
