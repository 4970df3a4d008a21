#!/bin/sh
# src/README.md is the map of the source: each file is on it, and what is on
# it is there.  It may say base/buf.[ch], or buf.[ch] below a line that begins
# with the folder's name: "base/ ..." or "## base/".  <zlib.h> is not a file of
# ours.
. "$(dirname "$0")/lib.sh"

map=src/README.md
files=$(c_files src)
[ -n "$files" ] || rule 'src has C files' 'src'
[ -f "$map" ] || { rule "$map is there" "$map"; lint_end; }

# Each offender behind the name of the rule that it breaks.
broken=$(printf '%s\n' "$files" | awk -v map="$map" '
	FILENAME == "-" {
		there[$0] = 1
		path = $0
		sub(/^src\//, "", path)
		base = path
		sub(/.*\//, "", base)
		places[base] = places[base] " " path
		next
	}
	# The folder that the lines from here on speak of.
	match($0 " ", /^[-#*| \t`]*(src\/)?[a-z_]+\/[`: \t]/) {
		folder = substr($0, 1, RLENGTH)
		gsub(/[-#*| \t`:]|src\//, "", folder)
	}
	{
		rest = $0
		gsub(/<[^>]*>/, "", rest)
		while (match(rest, /[A-Za-z0-9_.\/]+\.([ch]|\[ch\])/)) {
			token = substr(rest, RSTART, RLENGTH)
			rest = substr(rest, RSTART + RLENGTH)
			if (rest ~ /^[A-Za-z0-9_]/)
				continue	# a longer suffix
			sub(/^src\//, "", token)
			if (sub(/\.\[ch\]$/, "", token)) {
				name_file(token ".c")
				name_file(token ".h")
			} else
				name_file(token)
		}
	}
	function name_file(path,    n, place)
	{
		if (path !~ /\// && ("src/" folder path) in there)
			path = folder path
		else if (path !~ /\// && split(places[path], place, " "))
			path = place[1]
		if (("src/" path) in there)
			named["src/" path] = 1
		else
			print "gone " map ":" FNR ": names " path
	}
	END {
		for (path in there)
			if (!(path in named))
				print "unnamed " path ":1: not in " map
	}' - "$map" | sort)

of_rule()
{
	printf '%s\n' "$broken" | sed -n "s/^$1 //p"
}
rule "every file of src is named in $map" "$(of_rule unnamed)"
rule "every file named in $map exists" "$(of_rule gone)"
lint_end
