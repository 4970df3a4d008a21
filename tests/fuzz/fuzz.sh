#!/bin/sh
# fuzz.sh MAKE TARGET...
#
# Let libFuzzer look for new inputs, $SECONDS_EACH seconds a target (default
# 60), beginning with the project's own events and what is in seeds/TARGET.
# What it learns stays in build/fuzz/corpus/TARGET, what it finds is there too,
# as crash-*, leak-*, timeout-* or oom-*.  Exit status: 0 nothing found, 1
# something was, 2 usage.
set -u
cd "$(dirname "$0")/../.." || exit 2

if [ $# -lt 2 ]; then
	echo 'usage: tests/fuzz/fuzz.sh MAKE TARGET...' >&2
	exit 2
fi
make=$1
shift
seconds_each=${SECONDS_EACH:-60}

folder=build/fuzz
flags='-O1 -g -fsanitize=address,undefined'
status=0
for target; do
	program=$folder/tests/fuzz/$target.libfuzzer
	# MAKE may be several words.
	# shellcheck disable=SC2086
	if ! $make --no-print-directory BUILD=$folder CC=clang \
	    CFLAGS="$flags,fuzzer-no-link -fno-sanitize-recover=undefined" \
	    LDFLAGS='-fsanitize=address,undefined' "$program"; then
		echo "fuzz: $target cannot be built" >&2
		status=1
		continue
	fi
	corpus=$folder/corpus/$target
	mkdir -p "$corpus"
	# As they are, and behind headers (fuzz.h) that no text begins with.
	for seed in fixtures/events/* tests/fuzz/seeds/"$target"/*; do
		[ -f "$seed" ] || continue
		cp "$seed" "$corpus"
		for options in 1 2 3 4; do
			{
				printf '\2\3\1%b' "\\0$options"
				cat "$seed"
			} >"$corpus/$options-${seed##*/}"
		done
	done
	if ! "$program" -max_total_time="$seconds_each" -timeout=20 \
	    -print_final_stats=1 -artifact_prefix="$corpus/" "$corpus"; then
		echo "fuzz: $target found something; see $corpus" >&2
		status=1
	fi
done
exit $status
