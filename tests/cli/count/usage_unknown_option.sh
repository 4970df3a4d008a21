. "$(dirname "$0")/../lib.sh"

run -x
run -m 2020-10 -qx
run --exports
run --month-of 2020-10
