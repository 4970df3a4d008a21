# no-wrapper: many runs of the same few lines
. "$(dirname "$0")/../lib.sh"

for month in 2026-00 2026-13 2026-1 26-10 2026-10-01 ' 2026-10' '2026-10 ' \
    2026/10 202610 october -1 2026-1x 20260-10; do
	run -m "$month"
done
