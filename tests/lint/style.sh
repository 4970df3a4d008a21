#!/bin/sh
# The form of C files: tabs, 80 columns of them 8 wide, nothing at line ends.
. "$(dirname "$0")/lib.sh"

files=$(c_files src tests)
[ -n "$files" ] || rule 'there are C files' 'src tests'

# Each offender behind the name of the rule that it breaks.
# shellcheck disable=SC2086
broken=$(awk '
	function complain(rule, what)
	{
		print rule " " FILENAME ":" FNR ": " what
	}
	/[ \t\r]$/ {
		complain("end", "white space at the end")
	}
	match($0, /^[ \t]+/) {
		indent = substr($0, 1, RLENGTH)
		if (indent ~ / \t/)
			complain("tabs", "a tab behind a space")
		else if (indent ~ /        /)
			complain("tabs", "eight spaces for a tab")
	}
	{
		rest = $0
		gsub(/[\200-\277]/, "", rest)	# one column a character
		columns = 0
		while ((tab = index(rest, "\t")) > 0) {
			columns += tab - 1
			columns += 8 - columns % 8
			rest = substr(rest, tab + 1)
		}
		columns += length(rest)
		if (columns > 80)
			complain("columns", columns " columns")
	}' $files </dev/null
	for file in $files; do
		[ -z "$(tail -c 1 "$file")" ] ||
			echo "end $file: the last line has no end"
		[ -s "$file" ] || echo "end $file: empty"
	done
)

of_rule()
{
	printf '%s\n' "$broken" | sed -n "s/^$1 //p"
}
rule 'C is indented with tabs' "$(of_rule tabs)"
rule 'C lines end where their text does' "$(of_rule end)"
rule 'C lines are at most 80 columns' "$(of_rule columns)"
lint_end
