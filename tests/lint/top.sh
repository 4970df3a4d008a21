#!/bin/sh
# The top of the tree is a table of contents: what is new goes below it.
. "$(dirname "$0")/lib.sh"

files=$(project_files)
[ -n "$files" ] || rule 'there are files' '.'
rule 'the top level holds only what it should' "$(
	printf '%s\n' "$files" | sed 's,/.*,/,' | sort -u |
	    grep -Evx 'Makefile|README\.md|(src|tests|fixtures|man)/|\..*')"
lint_end
