#!/bin/sh
# A file is one responsibility: when it outgrows this, it has become two.
. "$(dirname "$0")/lib.sh"

# FOLDER MAX: the files longer than that.
longer()
{
	for file in $(c_files "$1"); do
		lines=$(awk 'END { print NR }' "$file")
		[ "$lines" -le "$2" ] || echo "$file:$lines: of $2 lines"
	done
}

[ -n "$(c_files src)" ] || rule 'src has C files' 'src'
rule 'no file in src is over 400 lines' "$(longer src 400)"
rule 'no C file in tests is over 600 lines' "$(longer tests 600)"
lint_end
