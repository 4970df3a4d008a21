. "$(dirname "$0")/../lib.sh"

ln -s nowhere link
run -m 2020-10 link
