#!/bin/sh
# run.sh [--update] PROGRAM [CASE...]
#
# Run the cases of PROGRAM (or those named), which lie in tests/cli/count when
# it is mau-count and in tests/cli/fetch when it is okta-logfetch.  A case is a
# script, NAME.sh, that runs $MAU_COUNT or $OKTA_LOGFETCH in a scratch folder
# of its own, with a HOME that is empty and nothing of the user's settings; the
# other programs are those built with PROGRAM.  What it prints and exits with
# has to be what stands beside it:
#
#	NAME.out	standard output
#	NAME.err	standard error
#	NAME.err.glob	or, where numbers vary: a pattern of sh for each line
#	NAME.exit	exit status
#
# A missing file means nothing, nothing and 0.  --update writes these files
# from what the case does now; read the difference before believing it.
#
# $WRAPPER is put before PROGRAM, and no other: "valgrind -q
# --error-exitcode=99".
# A case may say in a comment of its own:
#
#	# no-wrapper: WHY	it is skipped when there is a wrapper
#	# many-tests		standard output is its own lines of results
#
# and one that cannot run here exits 77 with the reason as its last line.
# Ends with "cli: N passed, M failed"; exit status 0 when none failed.
set -u
LC_ALL=C
export LC_ALL
unset POSIXLY_CORRECT

usage()
{
	echo 'usage: tests/cli/run.sh [--update] PROGRAM [CASE...]' >&2
	exit 2
}

update=no
if [ "${1:-}" = --update ]; then
	update=yes
	shift
fi
[ $# -ge 1 ] || usage
case $1 in
/*)	program=$1 ;;
*)	program=$PWD/$1 ;;
esac
[ -x "$program" ] || { echo "run.sh: no program $program" >&2; exit 2; }
shift
case ${program##*/} in
mau-count)	folder=count ;;
okta-logfetch)	folder=fetch ;;
*)		echo "run.sh: no cases for $program" >&2; exit 2 ;;
esac
cases=$(cd "$(dirname "$0")/$folder" && pwd) || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

built=$(dirname "$program")
MAU_COUNT=$built/mau-count
OKTA_LOGFETCH=$built/okta-logfetch
FAKE_OKTA=$built/tests/fake-okta/fake-okta
export MAU_COUNT OKTA_LOGFETCH FAKE_OKTA

# One word for the cases, whatever the wrapper has.
if [ -n "${WRAPPER:-}" ]; then
	wrapped=$scratch/${program##*/}
	printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$WRAPPER" "$program" \
	    >"$wrapped"
	chmod +x "$wrapped"
	case $folder in
	count)	MAU_COUNT=$wrapped ;;
	fetch)	OKTA_LOGFETCH=$wrapped ;;
	esac
fi

# What would change how the programs run.  Names alone are read: a value may
# have line breaks.
# shellcheck disable=SC2013
for name in $(awk 'BEGIN { for (name in ENVIRON) print name }'); do
	case $name in
	OKTA_* | FAKE_OKTA_URL | *_PROXY | *_proxy | CURL_* | SSL*)
		[ "$name" = OKTA_LOGFETCH ] || unset "$name" ;;
	esac
done

passed=0
failed=0
skipped=0

pass()
{
	echo "ok - $1"
	passed=$((passed + 1))
}

# NAME WHY
fail()
{
	echo "not ok - $1"
	printf '%s\n' "$2" | sed 's/^/  /'
	failed=$((failed + 1))
}

skip()
{
	echo "ok - $1 # SKIP $2"
	skipped=$((skipped + 1))
}

# Does each line of $2 match the pattern on that line of $1?
lines_match()
{
	exec 3<"$1" 4<"$2"
	while
		more_patterns=yes
		more_lines=yes
		IFS= read -r pattern <&3 || more_patterns=no
		IFS= read -r line <&4 || more_lines=no
		[ $more_patterns$more_lines = yesyes ]
	do
		# A pattern is what it is meant to be.
		# shellcheck disable=SC2254
		case $line in
		$pattern)	;;
		*)		break ;;
		esac
	done
	exec 3<&- 4<&-
	[ $more_patterns$more_lines = nono ]
}

# EXPECTED ACTUAL: show how they differ, or nothing.
compare()
{
	expected=$1
	[ -f "$expected" ] || expected=/dev/null
	diff -u "$expected" "$2" | sed '1,2d'
}

# The differences of case $1, whose output is in $2.out and so on.
differences()
{
	if [ -f "$1.exit" ]; then
		status=$(cat "$1.exit")
	else
		status=0
	fi
	[ "$(cat "$2.exit")" = "$status" ] ||
	    echo "exit status: $status expected, got $(cat "$2.exit")"
	difference=$(compare "$1.out" "$2.out")
	[ -z "$difference" ] ||
	    printf 'standard output:\n%s\n' "$difference"
	if [ -f "$1.err.glob" ]; then
		lines_match "$1.err.glob" "$2.err" && return
		difference=$(diff -u "$1.err.glob" "$2.err" | sed '1,2d')
	else
		difference=$(compare "$1.err" "$2.err")
	fi
	[ -z "$difference" ] ||
	    printf 'standard error:\n%s\n' "$difference"
}

# Make the output in $2 what is expected of case $1.
update_expectations()
{
	for part in out err; do
		rm -f "$1.$part"
		[ ! -s "$2.$part" ] || cp "$2.$part" "$1.$part"
	done
	# Patterns are written by hand, and go on being right or wrong.
	[ ! -f "$1.err.glob" ] || rm -f "$1.err"
	rm -f "$1.exit"
	[ "$(cat "$2.exit")" = 0 ] || cp "$2.exit" "$1.exit"
}

# A case with results of its own: show and add up these.
take_results()
{
	cat "$2.out"
	good=$(grep '^ok ' "$2.out" | grep -vc '# SKIP')
	bad=$(grep -c '^not ok ' "$2.out")
	passed=$((passed + good))
	failed=$((failed + bad))
	[ "$bad" -eq 0 ] || return 0
	if [ "$good" -eq 0 ] || [ -s "$2.err" ] ||
	    [ "$(cat "$2.exit")" -ne 0 ]; then
		fail "$1" "exit status $(cat "$2.exit"), $good passed
$(cat "$2.err")"
	fi
}

run_case()
{
	name=$1
	script=$cases/$name.sh
	got=$scratch/$name
	if [ ! -f "$script" ]; then
		fail "$name" "there is no $script"
		return
	fi
	reason=$(sed -n 's/^# no-wrapper: //p' "$script")
	if [ -n "${WRAPPER:-}" ] && [ -n "$reason" ]; then
		skip "$name" "$reason"
		return
	fi
	mkdir "$got.d" "$got.home" || exit 2
	(cd "$got.d" && HOME=$got.home exec sh "$script") </dev/null \
	    >"$got.out" 2>"$got.err"
	echo $? >"$got.exit"
	rm -rf "$got.d" "$got.home"

	if [ "$(cat "$got.exit")" -eq 77 ]; then
		skip "$name" "$(tail -n 1 "$got.out")"
	elif grep -q '^# many-tests$' "$script"; then
		take_results "$name" "$got"
	else
		[ $update = no ] ||
		    update_expectations "$cases/$name" "$got"
		difference=$(differences "$cases/$name" "$got")
		if [ -z "$difference" ]; then
			pass "$name"
		else
			fail "$name" "$difference"
		fi
	fi
	rm -f "$got".*
}

if [ $# -eq 0 ]; then
	for script in "$cases"/*.sh; do
		script=${script##*/}
		set -- "$@" "${script%.sh}"
	done
fi
for name in "$@"; do
	run_case "$name"
done
# Expectations of a case that is gone would be kept for ever.
for file in "$cases"/*.out "$cases"/*.err "$cases"/*.glob "$cases"/*.exit; do
	[ -f "$file" ] || continue
	name=${file##*/}
	[ -f "$cases/${name%%.*}.sh" ] ||
	    fail "${name%%.*}" "there is no case for $file"
done

if [ $skipped -gt 0 ]; then
	echo "cli: $passed passed, $failed failed, $skipped skipped"
else
	echo "cli: $passed passed, $failed failed"
fi
[ $failed -eq 0 ]
