# many-tests
# A body that ends too early, at every byte of it, one request each: the page
# is asked for again until it came whole.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.0001
event 00uTEST0001 2026-10-05T08:00:00.000Z >log
event 00uTEST0002 2026-10-05T09:00:00.000Z >>log
cp log whole
size=$(($(wc -c <log) + 1))	# [ , ] in place of two line breaks
step=1
! is_slow || step=7
most=60			# faults of one run

# slice WHAT FROM [OPTION]: faults WHAT=FROM and so on, up to size or most.
slice()
{
	what=$1
	n=$2
	faults=0
	shift 2
	while [ "$n" -lt "$size" ] && [ $faults -lt $most ]; do
		faults=$((faults + 1))
		set -- "$@" --fault "$faults:$what=$n"
		n=$((n + step))
	done
	org --events log "$@" -- "$OKTA_LOGFETCH" -m 2026-10 -q \
	    --max-retries 1000 --timeout 80000 >got 2>err
	is "$what, before $n" complete "$(outcome $?)"
	is "$what, before $n: requests" $((faults + 1)) "$(asked .n | wc -l)"
}

# cut_everywhere WHAT FROM [OPTION]
cut_everywhere()
{
	n=$2
	while [ "$n" -lt "$size" ]; do
		slice "$1" "$n" ${3:+"$3"}
	done
}

cut_everywhere cut 0
cut_everywhere chunk-cut 0
cut_everywhere close-cut 0
cut_everywhere close-cut 0 --http1.0-close
cut_everywhere length-short 1
