#!/bin/sh
# The manual pages are correct mdoc.
. "$(dirname "$0")/lib.sh"

pages=$(find man -type f -name '*.[1-8]' 2>/dev/null | sort)
[ -n "$pages" ] || rule 'there are manual pages' 'man'
for page in $pages; do
	rule "mandoc has nothing to say on $page" \
	    "$(mandoc -T lint -W warning "$page" 2>&1)"
done
lint_end
