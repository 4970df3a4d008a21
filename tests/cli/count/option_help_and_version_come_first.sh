# What is asked for along with them is not looked at.
. "$(dirname "$0")/../lib.sh"

"$MAU_COUNT" -m 2020-10 --help missing | head -n 1
run -V --max-record none missing | numbers_to_n
