. "$(dirname "$0")/../lib.sh"

printf '[%s\n' "$(event 00uTEST0001)" >log
run -m 2020-10 log
printf '[%s,' "$(event 00uTEST0001)" >log
run -m 2020-10 log
event 00uTEST0001 | head -c 50 >log
run -m 2020-10 log
