#!/bin/sh
# check.sh MAKE
#
# What "make check" runs: the programs built by gcc and by clang, plainly and
# with the sanitizers, every warning a failure, and then every suite; if
# BROWSER is "yes", that in a browser too.  Ends with the one line "N passed,
# N failed".
set -u
cd "$(dirname "$0")/.." || exit 1
make=$1
logs=build/check
mkdir -p $logs

# A compiler that fails ends it: there is nothing to test.  Two variants at a
# time: each build uses little of a machine at its end.
build()
{
	name=$1
	shift
	$make --no-print-directory -j4 WERROR=-Werror "$@" \
	    >"$logs/build-$name.log" 2>&1
}

sanitize='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'
sanitize="$sanitize -fno-omit-frame-pointer"
# Races are looked for in what has threads.
threads='build/tsan/mau-count build/tsan/tests/unit/test_actors
build/tsan/tests/unit/test_crew'
build gcc test-programs CC=gcc &
gcc=$!
build asan test-programs CC=gcc BUILD=build/asan CFLAGS="$sanitize" &
asan=$!
build clang test-programs CC=clang BUILD=build/clang &
clang=$!
failed=
wait $gcc || failed="$failed gcc"
wait $asan || failed="$failed asan"
wait $clang || failed="$failed clang"
# One at a time, split at blanks.
# shellcheck disable=SC2086
build tsan $threads CC=clang BUILD=build/tsan \
    CFLAGS='-O1 -g -fsanitize=thread' || failed="$failed tsan"
for name in $failed; do
	echo "not ok - build with $name:"
	tail -n 40 "$logs/build-$name.log"
done
if [ -n "$failed" ]; then
	echo "0 passed, $(echo "$failed" | wc -w) failed"
	exit 1
fi

valgrind='valgrind -q --leak-check=full --error-exitcode=99'
# A case of each kind: the sanitizers run all of them, and are faster.
valgrind_cases='archive_files archive_of_archives archive_damaged_file_keep_going
error_place_in_a_hook fixtures gzip_cut_keep_going input_missing json_inputs
json_keep_going keep_going_shows_20 note_failures_name_unknown option_help
option_jobs option_strict option_verbose output_full
packed_with_something_behind sentinel usage_repeated'
valgrind_cases=$(echo "$valgrind_cases" | tr '\n' ' ')
valgrind_fetch='answer_refused link_forms option_dry_run output_full
resume_tail_is_cut settings_precedence tls output_file retry_headers'
valgrind_fetch=$(echo "$valgrind_fetch" | tr '\n' ' ')

suite()
{
	printf '%s\t%s\n' "$1" "$2"
}

{
	echo "# The slow ones first."
	suite oracle "python3 tests/oracle/run.py --mau-count build/mau-count \
--streams 3000 --jobs 1 --keep build/oracle"
	suite cli-valgrind "WRAPPER='$valgrind' sh tests/cli/run.sh \
build/mau-count $valgrind_cases"
	suite cli-fetch-valgrind "WRAPPER='$valgrind' sh tests/cli/run.sh \
build/okta-logfetch $valgrind_fetch"
	for unit in tests/unit/test_*.c; do
		unit=${unit%.c}
		name=${unit##*/test_}
		suite "unit-$name" "build/$unit"
		suite "unit-$name-clang" "build/clang/$unit"
		suite "unit-$name-asan" "build/asan/$unit"
		suite "unit-$name-valgrind" "UNIT_QUICK=1 CK_FORK=no \
$valgrind build/$unit"
	done
	suite oracle-asan "python3 tests/oracle/run.py --mau-count \
build/asan/mau-count --seed 77 --streams 600 --ways 2 --jobs 1 --keep \
build/oracle"
	suite conformance "python3 tests/oracle/conformance.py --mau-count \
build/mau-count"
	for program in mau-count okta-logfetch; do
		suite cli-$program "sh tests/cli/run.sh build/$program"
		suite cli-$program-clang "sh tests/cli/run.sh \
build/clang/$program"
		suite cli-$program-asan "SANITIZED=1 sh tests/cli/run.sh \
build/asan/$program"
	done
	suite cli-mau-count-tsan "SANITIZED=1 sh tests/cli/run.sh \
build/tsan/mau-count jobs_and_blocks jobs_many_files input_standard_read_on \
option_strict gzip_cut_keep_going keep_going_shows_20 sentinel_keep_going"
	for unit in actors crew; do
		suite "unit-$unit-tsan" "UNIT_QUICK=1 \
build/tsan/tests/unit/test_$unit"
	done
	suite fake-okta "sh tests/fake-okta/selftest.sh \
build/tests/fake-okta/fake-okta"
	for target in tests/fuzz/fuzz_*.c; do
		target=${target##*/}
		target=${target%.c}
		seeds=tests/fuzz/seeds/$target
		[ -d "$seeds" ] || seeds=
		suite "replay-$target" "build/asan/tests/fuzz/$target \
fixtures/events fixtures/config $seeds"
	done
	suite bench-smoke "$make --no-print-directory peers && python3 \
tests/bench/bench.py --smoke --mau-count build/mau-count --gen \
build/tests/bench/gen_events --peers build/tests/bench/peers --work \
build/bench-smoke && echo 'ok - all count right, in bounded memory'"
	if [ "${BROWSER:-no}" = yes ]; then
		suite browser "python3 tests/browser/check.py --mau-count \
build/mau-count --work build/browser"
	fi
	suite install "sh tests/cli/install.sh '$make'"
	suite lint "sh tests/lint/run.sh build build/src/*/*.o"
} >$logs/suites

exec sh tests/tally.sh $logs $logs/suites
