# One value: which one would it be?
. "$(dirname "$0")/../lib.sh"

run -m 2020-10 -m 2020-11
run -m 2020-10 --month 2020-10
run -s 2020-10-01 -s 2020-10-02
run -u 2020-10-01 -u 2020-10-02
run -a -f json -f text
run -a --max-record 1M --max-record 1M
