# Every regular file in it, once; what else there is holds nothing.
. "$(dirname "$0")/../lib.sh"

mkdir -p days/empty
event 00uTEST0001 >days/a
event 00uTEST0002 >days/.hidden
: >days/nothing
ln -s a days/link
ln days/a days/same
mkfifo days/pipe
tar -cf log.tar days/empty days/.hidden days/a days/link days/nothing \
    days/pipe days/same
run -m 2020-10 log.tar
"$MAU_COUNT" -m 2020-10 -f json log.tar |
    jq -r '.distinct_actors, .sessions, .inputs[].name'
