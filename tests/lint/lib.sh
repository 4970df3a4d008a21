# shellcheck shell=sh
# What the lints have in common.  A lint sources this file, looks at the tree,
# calls rule() once for each of its rules and closes with lint_end.
# Paths, those in arguments too, are relative to the project's root.
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/../.." || exit 2

lint_status=0

# rule WHAT OFFENDERS: kept when there is no offender.  One offender a line,
# each beginning with file:line where there is one.
rule()
{
	if [ -z "$2" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		printf '%s\n' "$2" | sed 's/^/  /'
		lint_status=1
	fi
}

lint_end()
{
	exit "$lint_status"
}

# The C files in the named folders, one a line.
c_files()
{
	find "$@" -type f \( -name '*.c' -o -name '*.h' \) | sort
}

# The files that are, or would be, in the repository, one a line.
project_files()
{
	if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
		git ls-files --cached --others --exclude-standard
	else
		find . -path ./.git -prune -o -path ./build -prune -o \
		    -type f -print | sed 's,^\./,,'
	fi | sort | while IFS= read -r lint_file; do
		# What git lists may have been deleted since.
		[ ! -f "$lint_file" ] || printf '%s\n' "$lint_file"
	done
}

# code keep|blank FILE...: lines of "file:line:source" without the comments;
# blank: without the insides of string and character constants as well.
code()
{
	lint_strings=$1
	shift
	[ $# -gt 0 ] || return 0
	awk -v strings="$lint_strings" -f tests/lint/code.awk "$@"
}
