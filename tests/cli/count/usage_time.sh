# no-wrapper: many runs of the same few lines
. "$(dirname "$0")/../lib.sh"

for time in 2026-10 2026-10-32 2026-02-29 2026-10-01T08:00Z \
    2026-10-01T25:00:00Z 2026-10-01T08:00:00 2026-10-01T08:00:60Z now \
    1790000000 '2026-10-01 ' 2026-10-01T08:00:00.0000000000Z; do
	run -s "$time"
done
run -u 2026-10-32
