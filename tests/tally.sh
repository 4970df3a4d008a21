#!/bin/sh
# tally.sh LOGDIR SUITES_FILE
#
# Run test suites, and say how many tests passed and failed in all.  A line of
# SUITES_FILE is "name<TAB>command", the command one for sh; empty lines and
# those that begin with # are skipped.  Up to $JOBS suites run at a time
# (default: one a processor), each with its output in LOGDIR/name.log, where
# its tests are counted:
#
#	[word:] N passed, N failed[, N skipped]		the last such line, or
#	ok ...		not ok ...			those lines, and
#	NN%: Checks: N, Failures: N, Errors: N		those of libcheck
#
# "ok ... # SKIP" is neither.  A suite that exits with another status than 0
# counts one failed test at least, and so does one that reports no test.
# Exit status: 0 all passed, 1 some failed, 2 usage.
set -u
tail_lines=40

usage()
{
	echo "tally.sh: $*" >&2
	echo 'usage: tests/tally.sh LOGDIR SUITES_FILE' >&2
	exit 2
}

[ $# -eq 2 ] || usage 'two arguments are needed'
logs=$1
suites=$2
[ -r "$suites" ] || usage "cannot read $suites"
mkdir -p "$logs" || exit 2

jobs=${JOBS:-$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null)}
case $jobs in
'' | 0 | *[!0-9]*)	jobs=1 ;;
esac

setsid=
if command -v setsid >/dev/null 2>&1; then
	setsid=setsid
fi

state=$logs/.tally
rm -rf "$state"
mkdir "$state" || exit 2
workers=
stop()
{
	# Each worker ends the suite that it runs.
	# shellcheck disable=SC2086
	[ -z "$workers" ] || kill $workers 2>/dev/null
	wait
	rm -rf "$state"
	exit "$1"
}
trap 'stop 129' HUP
trap 'stop 130' INT
trap 'stop 143' TERM

# One file a suite in $state: N.suite holds its name and its command.
awk -F '\t' -v state="$state" '
	/^[ \t]*(#|$)/ {
		next
	}
	NF < 2 || $1 !~ /^[A-Za-z0-9_.+-]+$/ || $1 ~ /^\./ ||
	    $2 ~ /^[ \t]*$/ {
		print FILENAME ":" FNR ": not name<TAB>command"
		bad = 1
		next
	}
	$1 in seen {
		print FILENAME ":" FNR ": a second " $1
		bad = 1
	}
	{
		seen[$1] = 1
		file = state "/" ++count ".suite"
		print $1 > file
		print substr($0, length($1) + 2) > file
		close(file)
	}
	END {
		exit bad
	}' "$suites" >&2 || {
	rm -rf "$state"
	exit 2
}

# LOG STATUS: prints "PASSED FAILED", and "none" when no test was reported.
count_tests()
{
	awk -v status="$2" '
		{
			sub(/\r$/, "")
		}
		{
			line = $0
			sub(/^[A-Za-z0-9_-]+: /, "", line)
			sub(/, [0-9]+ skipped$/, "", line)
			if (line ~ /^[0-9]+ passed, [0-9]+ failed$/)
				closing = line
		}
		/^ok( |$)/ && !/# *SKIP/ {
			passed++
		}
		/^not ok( |$)/ {
			failed++
		}
		/^[0-9]+%: Checks: [0-9]+, Failures: [0-9]+, Errors: [0-9]+/ {
			split($0, count, /[^0-9]+/)
			failed += count[3] + count[4]
			passed += count[2] - count[3] - count[4]
		}
		END {
			if (split(closing, count, " ")) {
				passed = count[1]
				failed = count[3]
			}
			none = passed + failed == 0 ? " none" : ""
			if (failed == 0 && (status != 0 || none))
				failed = 1
			print passed + 0, failed + 0 none
		}' "$1"
}

# With all that it started, where it has a process group of its own.
end_suite()
{
	[ -z "$suite" ] || kill -s TERM -- "${setsid:+-}$suite" 2>/dev/null
}

# Run suite number $1.  Its result, "PASSED FAILED NAME", is in $1.result.
run_suite()
{
	{
		read -r name
		IFS= read -r command
	} <"$state/$1.suite"
	log=$logs/$name.log
	began=$(date +%s)
	$setsid sh -c "$command" >"$log" 2>&1 </dev/null &
	suite=$!
	wait "$suite"
	status=$?
	suite=
	took=$(($(date +%s) - began))
	counts=$(count_tests "$log" "$status")
	[ "$status" -eq 0 ] || echo "tally: exit status $status" >>"$log"
	case $counts in
	*none)	echo 'tally: no test was reported' >>"$log" ;;
	esac
	# shellcheck disable=SC2086
	set -- "$1" $counts
	echo "$2 $3 $name" >"$state/$1.result"
	echo "$name: $2 passed, $3 failed ($took s)"
}

# Take the next suite that no other worker has taken, until there is none.
# mkdir is what makes sure of that.
work()
{
	suite=
	trap 'end_suite; exit 1' HUP INT TERM
	number=1
	while [ -f "$state/$number.suite" ]; do
		if mkdir "$state/$number.taken" 2>/dev/null; then
			run_suite "$number"
		fi
		number=$((number + 1))
	done
}

# The end of a log, and of what comes before it the tests that failed.
show_failure()
{
	lines=$(awk 'END { print NR }' "$1")
	awk -v from="$((lines - tail_lines))" '
		NR > from || /^not ok/ { print "    " $0 }' "$1"
}

worker=0
while [ "$worker" -lt "$jobs" ]; do
	work &
	workers="$workers $!"
	worker=$((worker + 1))
done
wait

passed=0
failed=0
number=1
while [ -f "$state/$number.suite" ]; do
	read -r name <"$state/$number.suite"
	good=0
	bad=1	# unless its worker came to the end of it
	if [ -f "$state/$number.result" ]; then
		read -r good bad name <"$state/$number.result"
	fi
	passed=$((passed + good))
	failed=$((failed + bad))
	if [ "$bad" -ne 0 ]; then
		printf '\n%s failed; the end of %s:\n' "$name" \
		    "$logs/$name.log"
		show_failure "$logs/$name.log"
	fi
	number=$((number + 1))
done
if [ "$number" -eq 1 ]; then
	echo "tally: $suites names no suite"
	failed=1
fi
rm -rf "$state"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
