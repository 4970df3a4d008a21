# no-wrapper: many runs of the same few lines
. "$(dirname "$0")/../lib.sh"

for size in 0 -1 +1 1.5M 16MB 0x10 M ' 16M' '16 M' 2G 1073741825 \
    18446744073709551616 17179869184G; do
	run -a --max-record "$size"
done
