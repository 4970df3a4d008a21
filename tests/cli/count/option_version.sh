# To standard output, exit status 0; the one that JSON tells too.
. "$(dirname "$0")/../lib.sh"

run -V | numbers_to_n
run --version | numbers_to_n
"$MAU_COUNT" -V >version
"$MAU_COUNT" -q -a -f json </dev/null | jq -r .program | cmp - version
