# many-tests
# Every fixture is counted, or refused, as its name and .expect say.
. "$(dirname "$0")/../lib.sh"

# FILE: what is expected of it, and how it is to be run.
expect()
{
	options='-m 2026-10' distinct='' success='' sessions='' exit=1
	[ -f "$1.expect" ] || return 0
	while read -r name value; do
		case $name in
		options)	options=$value ;;
		distinct)	distinct=$value ;;
		success)	success=$value ;;
		sessions)	sessions=$value ;;
		exit)		exit=$value ;;
		*)		echo "$1.expect: what is $name?" ;;
		esac
	done <"$1.expect"
}

# run_on FILE HOW ARGUMENT...: from the file itself, or through a pipe.
run_on()
{
	file=$1 how=$2
	shift 2
	# A pipe, and not the file as standard input.
	# shellcheck disable=SC2002
	case $how in
	file)	"$MAU_COUNT" "$@" "$file" ;;
	pipe)	cat "$file" | "$MAU_COUNT" "$@" ;;
	esac >out 2>err
	status=$?
}

complain()
{
	echo "$*; standard error:"
	cat err
}

# HOW FILE ARGUMENT...: the number, or that there is none.
try_text()
{
	how=$1 file=$2
	shift 2
	# Split at blanks.
	# shellcheck disable=SC2086
	run_on "$file" "$how" $options "$@"
	[ "$status" -eq "$exit" ] ||
	    complain "$how $*: exit status $status, not $exit"
	[ "$(cat out)" = "$distinct" ] ||
	    complain "$how $*: '$(cat out)', not '$distinct'"
	[ "$exit" -eq 0 ] || [ -s err ] || complain "$how $*: no word"
}

try_json()
{
	# shellcheck disable=SC2086
	run_on "$2" "$1" $options -q -f json
	got=$(jq -r '"\(.distinct_actors) \(.distinct_actors_success)" +
	    " \(.sessions)"' out)
	[ "$status $got" = "$exit $distinct $success $sessions" ] ||
	    complain "$1: JSON says $got, exit status $status"
}

# FILE: with --strict no number, or, of what is no class of its own, the same.
try_strictly()
{
	case ${1##*/} in
	s_*)	exit=1 distinct='' ;;
	esac
	try_text file "$1" --strict
	try_text file "$1" --strict -j 2
}

# What is refused can be skipped, or is no input at all.
try_to_skip()
{
	# shellcheck disable=SC2086
	run_on "$1" file $options -k
	case $status in
	1 | 3)	;;
	*)	complain "-k: exit status $status" ;;
	esac
}

# Printed: what is wrong, if anything.
try()
{
	expect "$1"
	if is_slow; then
		[ -n "$distinct" ] || try_text file "$1"
		[ -z "$distinct" ] || try_json file "$1"
		case ${1##*/} in
		s_*)	try_strictly "$1" ;;
		esac
		return
	fi
	for how in file pipe; do
		try_text "$how" "$1"
		[ -z "$distinct" ] || try_json "$how" "$1"
	done
	[ -n "$distinct" ] || try_to_skip "$1"
	try_strictly "$1"
}

for file in "$events"/*; do
	name=${file##*/}
	case $name in
	*.expect)
		[ -f "${file%.expect}" ] ||
		    echo "not ok - fixture ${name%.expect} is missing"
		continue
		;;
	y_* | i_* | s_*)
		[ -f "$file.expect" ] || echo "not ok - $name.expect is missing"
		;;
	n_*)
		[ ! -f "$file.expect" ] || echo "not ok - $name has an .expect"
		;;
	*)	echo "not ok - $name is none of y_, n_, i_, s_" ;;
	esac
	wrong=$(try "$file")
	if [ -z "$wrong" ]; then
		echo "ok - fixture $name"
	else
		echo "not ok - fixture $name"
		printf '%s\n' "$wrong" | sed 's/^/  /'
	fi
done
