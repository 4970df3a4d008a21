# A record, or an array, does not go on in the next file.
. "$(dirname "$0")/../lib.sh"

printf '{"actor":{"id":"00uTEST0001"},' >front
printf '"eventType":"user.session.start"}\n' >rest
run -a front rest
printf '[' >front
event 00uTEST0001 >rest
run -m 2020-10 front rest
