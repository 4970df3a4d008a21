. "$(dirname "$0")/../lib.sh"

"$MAU_COUNT" -q -a -f json </dev/null |
    jq -c 'del(.program, .inputs)'
