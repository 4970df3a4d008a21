# Nothing was read: 0 would be a lie.
. "$(dirname "$0")/../lib.sh"

mkdir folder
run -m 2020-10 -k missing
run -m 2020-10 -k missing folder
