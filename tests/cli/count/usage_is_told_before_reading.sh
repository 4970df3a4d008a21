# A mistake on the command line does not wait for the input.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 | {
	run -m 2020-13
	run -k -m 2020-13 missing
	# Nobody has read it.
	run -m 2020-10
}
