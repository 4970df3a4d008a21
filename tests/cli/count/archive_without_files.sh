. "$(dirname "$0")/../lib.sh"

mkdir days
tar -cf log.tar days
run -m 2020-10 log.tar
run -m 2020-10 -k log.tar
