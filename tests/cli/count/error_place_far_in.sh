# Behind blocks that are gone from memory.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >line
line=$(cat line)
yes "$line" | head -n 20000 >log
echo '{"eventType":7}' >>log
run -m 2020-10 log
wc -c <line
