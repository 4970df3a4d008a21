# To standard output, exit status 0, and every option is in it.
. "$(dirname "$0")/../lib.sh"

"$MAU_COUNT" --help >long
echo "exit $?"
"$MAU_COUNT" -h >short
echo "exit $?"
cmp long short
head -n 1 long
for option in -m --month -s --since -u --until -a --all-time -e --event-type \
    -o --outcome -f --format -k --keep-going --max-record --assume-utc -q \
    --quiet -v --verbose --progress --no-progress -h --help -V --version; do
	grep -q -e "^ .*${option}[ ,]" long || echo "$option is not explained"
done
awk 'length > 80' long
