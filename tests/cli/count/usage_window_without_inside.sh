# since has to be before until.
. "$(dirname "$0")/../lib.sh"

run -s 2020-10-02 -u 2020-10-01
run -s 2020-10-01 -u 2020-10-01
run -s 2020-10-01T02:00:00+02:00 -u 2020-10-01T00:00:00Z
