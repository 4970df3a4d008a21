# The good ones count, and exit status 3 says that it is not all.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >good
event 00uTEST0002 >good2
mkdir folder
ln -s nowhere link
run -m 2020-10 -k missing good folder link good2
"$MAU_COUNT" -m 2020-10 -k -f json missing good |
    jq -c .complete,.failed_inputs,.distinct_actors
