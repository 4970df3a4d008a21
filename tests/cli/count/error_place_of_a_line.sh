# Line from 1, byte from 0: where the record begins.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	echo
	event 00uTEST0002
	echo '  {"eventType":}'
	event 00uTEST0003
} >log
run -m 2020-10 log
run -m 2020-10 <log
# That byte of it.
offset=$("$MAU_COUNT" -m 2020-10 log 2>&1 |
    sed -n 's/.*(byte \([0-9]*\)).*/\1/p')
tail -c "+$((offset + 1))" log | head -c 15
echo
