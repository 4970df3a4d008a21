# What the packers of this machine write is read like what is kept.
# no-wrapper: each of these runs is one of other cases, too
. "$(dirname "$0")/../lib.sh"

mkdir packed
sh "$root/fixtures/pack.sh" packed
for kept in "$events"/*_reader_*; do
	name=${kept##*/}
	case $name in
	*.expect | i_reader_empty.ndjson | i_reader_blanks_alone.ndjson)
		continue
		;;
	esac
	[ -f "packed/$name" ] || { echo "pack.sh makes no $name"; continue; }
	run -q -k -m 2026-10 "$kept" >wanted 2>said
	run -q -k -m 2026-10 "packed/$name" >got 2>said
	cmp -s wanted got || { echo "$name:"; cat wanted got; }
done
for name in packed/*; do
	[ -f "$events/${name##*/}" ] || echo "$name is not kept"
done
echo 'all looked at'
