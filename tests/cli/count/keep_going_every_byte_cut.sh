# Wherever a line is cut, it costs itself alone.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >first
event 00uTEST0003 >last
event 00uTEST0002 >line
length=$(($(wc -c <line) - 1))
at=1
step=1
! is_slow || step=17
while [ $at -lt $length ]; do
	{
		cat first
		head -c $at line
		echo
		cat last
	} >log
	got=$("$MAU_COUNT" -k -q -m 2020-10 log 2>said)
	[ "$? $got" = '3 2' ] || echo "cut behind $at bytes: $got"
	at=$((at + step))
done
echo 'all looked at'
