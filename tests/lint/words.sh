#!/bin/sh
# Words that have no place in what is published.
. "$(dirname "$0")/lib.sh"

# A letter of each pattern stands in brackets lest this file be found.
unfinished='TOD[O]|FIXM[E]|XX[X]'
machine='/(wor[k]|hom[e]|roo[t])/'
registry='(deb|security)\.debia[n]\.org|(archive|security)\.ubunt[u]\.com'
registry="$registry|registry\.npmj[s]\.org|pyp[i]\.org|pythonhoste[d]\.org"
registry="$registry|proxy\.golan[g]\.org|crate[s]\.io|ghc[r]\.io"
registry="$registry|docke[r]\.io"

# REGEX GREP_OPTION...: where it stands in the files listed on standard input.
find_word()
{
	tr '\n' '\0' | xargs -0 -r grep -InHE -e "$@" | cut -c 1-160
}

files=$(project_files)
[ -n "$files" ] || rule 'there are files' '.'

rule 'nothing is left to be done' "$(
	printf '%s\n' "$files" | grep -E '^(src|man)/|^README\.md$' |
	    find_word "$unfinished" -w)"
rule 'no file names a path of one machine' "$(
	printf '%s\n' "$files" |
	    find_word "(^|[^A-Za-z0-9_.:/*})-])$machine")"
rule 'no file names the host of a package registry' "$(
	printf '%s\n' "$files" | find_word "$registry")"
lint_end
