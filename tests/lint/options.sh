#!/bin/sh
# options.sh PROGRAM MANPAGE
#
# --help, the manual page and the tests know the same options: each option of
# --help is on the page and in a case of tests/cli, and the page has no other.
. "$(dirname "$0")/lib.sh"

if [ $# -ne 2 ]; then
	echo 'usage: tests/lint/options.sh PROGRAM MANPAGE' >&2
	exit 2
fi
program=$1
page=$2
name=$(basename "$program")

# Cases lie in a folder called like the one with the program's main().
cases=tests/cli
main=$(find src -name "$(echo "$name" | tr - _).c" | head -n 1)
folder=$(basename "$(dirname "$main")")
[ ! -d "$cases/$folder" ] || cases=$cases/$folder

# The options of --help, one a line.  A line that begins with an option is
# about options; others may speak of anything.
help_options()
{
	printf '%s\n' "$help" | awk '
		/^[ \t]*-/ {
			words = split($0, word, /[ \t,\/|=]+/)
			for (i = 1; i <= words; i++) {
				option = word[i]
				if (sub(/\[no-\]/, "", option)) {
					print option
					sub(/\[no-\]/, "no-", word[i])
				}
				if (match(word[i], /^-[A-Za-z0-9]/) ||
				    match(word[i], /^--[a-z][a-z0-9-]*/))
					print substr(word[i], 1, RLENGTH)
			}
		}' | sort -u
}

# "option line" for each .Fl of the page: "Fl m", "Fl -month", "Fl \-month",
# "Fl Fl month", and "Fl qv", which is two.
page_options()
{
	awk '
		/^\.[^\\]/ {
			sub(/^\./, "")
			gsub(/\\-/, "-")
			gsub(/\\&|"/, "")
			for (i = 1; i <= NF; i++) {
				if ($i != "Fl")
					continue
				for (dashes = "-"; $(i + 1) == "Fl"; i++)
					dashes = dashes "-"
				while (i < NF && $(i + 1) ~ /^[A-Za-z0-9-]+$/ &&
				    $(i + 1) !~ /^[A-Z][a-z]$/)
					flag(dashes $(++i))
			}
		}
		function flag(option,    j)
		{
			sub(/^---+/, "--", option)
			if (option ~ /^--/)
				print option, FNR
			else
				for (j = 2; j <= length(option); j++)
					print "-" substr(option, j, 1), FNR
		}' "$page"
}

# The options that cases hand to anything but the usual utilities.
# shellcheck disable=SC2016
used_options()
{
	find "$cases" -type f ! -name '*.out' ! -name '*.err' |
	    sort | tr '\n' '\0' | xargs -0 -r awk '
		BEGIN {
			utilities = " [ awk bzip2 cat cd chmod cmp cp cut " \
			    "date dd diff echo egrep export fgrep find grep " \
			    "gunzip gzip head jq kill ln ls lz4 mkdir mktemp " \
			    "mv od printf python3 read rm sed set shift " \
			    "sleep sort tail tar tee test touch tr trap " \
			    "ulimit uniq wait wc xargs xz zip zstd "
			openers = " | || & && ; ( { ! if then elif else " \
			    "while until do "
		}
		FNR == 1 {
			line = ""
		}
		/^[ \t]*#/ {
			next
		}
		{
			line = line $0
			if (sub(/\\$/, " ", line))
				next
			gsub(/[|;&(){}]+/, " & ", line)
			words = split(line, word, /[ \t]+/)
			line = command = ""
			for (i = 1; i <= words; i++)
				look_at(word[i])
		}
		function look_at(text)
		{
			if (index(openers, " " text " ")) {
				command = ""
				return
			}
			gsub(/^["\047\[$,]+|["\047\],]+$/, "", text)
			if (text == "")
				return
			if (command == "" && text !~ /^[A-Za-z_]+=/) {
				command = text
				sub(/.*\//, "", command)
			}
			if (index(utilities, " " command " "))
				return
			if (match(text, /^--[a-z][a-z0-9-]*/))
				print substr(text, 1, RLENGTH)
			else if (text ~ /^-[A-Za-z]+$/)
				for (j = 2; j <= length(text); j++)
					print "-" substr(text, j, 1)
			else if (text ~ /^-[A-Za-z]/)
				print substr(text, 1, 2)
		}' | sort -u
}

# LIST WORD: is WORD a line of LIST?
lists()
{
	printf '%s\n' "$1" | grep -qxF -e "$2"
}

case $program in
*/*)	;;
*)	program=./$program ;;
esac
help=$("$program" --help 2>/dev/null </dev/null) || help=
known=$(help_options)
if [ -z "$known" ] || [ ! -f "$page" ]; then
	[ -n "$known" ] || rule "$name --help lists options" "$program"
	[ -f "$page" ] || rule "$name has a manual page" "$page"
	lint_end
fi
on_page=$(page_options)
page_names=$(printf '%s\n' "$on_page" | sed 's/ .*//')
used=$(used_options)

rule "$page has every option of $name --help" "$(
	for option in $known; do
		lists "$page_names" "$option" || echo "$page: lacks $option"
	done)"
rule "$name --help has every option of $page" "$(
	printf '%s\n' "$on_page" | while read -r option line; do
		[ -z "$option" ] || lists "$known" "$option" ||
		    echo "$page:$line: $option is not in --help"
	done)"
rule "$cases uses every option of $name" "$(
	for option in $known; do
		lists "$used" "$option" || echo "$cases: no case has $option"
	done)"
lint_end
