#!/bin/sh
# run.sh PROGRAM_DIR OBJECT...
#
# Every lint: PROGRAM_DIR has the built programs, OBJECT... are what they were
# linked from.  Ends with "lint: N passed, M failed".
. "$(dirname "$0")/lib.sh"

if [ $# -lt 1 ]; then
	echo 'usage: tests/lint/run.sh PROGRAM_DIR OBJECT...' >&2
	exit 2
fi
programs=$1
shift
passed=0
failed=0

# Run a lint, show what it says, and add it up.
lint()
{
	said=$("$@" 2>&1)
	status=$?
	[ -z "$said" ] || printf '%s\n' "$said"
	good=$(printf '%s\n' "$said" | grep -v '# SKIP' | grep -c '^ok ')
	bad=$(printf '%s\n' "$said" | grep -c '^not ok ')
	if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ -z "$said" ]; }; then
		echo "not ok - $1 says nothing (exit status $status)"
		bad=1
	fi
	passed=$((passed + good))
	failed=$((failed + bad))
}

# The programs by their main(), and the pages by their name: each program has
# its page, each page its program.
# shellcheck disable=SC2046
program_names()
{
	code blank $(c_files src) |
	    sed -n 's,^[^:]*/\([^/:]*\)\.c:[0-9]*:main(.*,\1,p' | tr _ -
	find man -name '*.1' -type f | sed 's,.*/,,; s,\.1$,,'
}

for script in tests/lint/*.sh; do
	case ${script##*/} in
	lib.sh | run.sh | options.sh)	;;
	globals.sh)			lint "$script" "$@" ;;
	*)				lint "$script" ;;
	esac
done
# No program without one: names is empty only when something is amiss.
names=$(program_names | sort -u)
for name in ${names:-no-program-found}; do
	lint tests/lint/options.sh "$programs/$name" "man/$name.1"
done

echo "lint: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
