# --m could be --month or --max-record.
. "$(dirname "$0")/../lib.sh"

run --m 2020-10
