# Letters may share a dash, the last one with its value.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 | run -kqm2020-10
event 00uTEST0001 | run -qa
event 00uTEST0001 | "$MAU_COUNT" -qkfjson -m2020-10 |
    jq -c .distinct_actors,.complete
