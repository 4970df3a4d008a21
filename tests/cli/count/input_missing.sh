. "$(dirname "$0")/../lib.sh"

run -m 2020-10 missing
run -m 2020-10 no/such/folder
run -m 2020-10 ''
