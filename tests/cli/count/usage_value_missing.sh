. "$(dirname "$0")/../lib.sh"

for option in -m --month -s --since -u --until -e --event-type -o --outcome \
    -f --format --max-record; do
	run $option
done
