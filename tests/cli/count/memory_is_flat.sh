# 64 MB, as lines and as one page on one line.
# no-wrapper: it is memory of the wrapper that would be measured
. "$(dirname "$0")/../lib.sh"

[ -z "${SANITIZED:-}" ] || { echo 'sanitizers take memory too'; exit 77; }
[ -r /proc/self/status ] || { echo 'there is no /proc'; exit 77; }
python3 "$(dirname "$0")/../peak.py" "$MAU_COUNT"
