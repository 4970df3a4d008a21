# What each one was found to be.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
gzip <log >log.gz
zstd -q <log >log.zst
xz <log >log.xz
bzip2 <log >log.bz2
lz4 -q <log >log.lz4
tar -cf log.tar log
gzip <log.tar >tar.gz
zip -q log.zip log
printf '[%s]\n[]' "$(cat log)" >page
jq . log >pretty
printf '%s' "$(cat log)" "$(cat log)" >run
cat log page pretty >mixed
: >empty
for name in bridge:y_wrap_eventbridge.json hook:y_wrap_hook_three_events.json \
    hec:y_wrap_hec.json kafka:y_wrap_kafka.json wraps:y_wrap_mixed.ndjson; do
	cp "$events/${name#*:}" "${name%%:*}"
done
"$MAU_COUNT" -q -a -f json log log.gz log.zst log.xz log.bz2 log.lz4 log.tar \
    tar.gz log.zip page pretty run mixed empty bridge hook hec kafka wraps |
    jq -r '.inputs[] | "\(.name) \(.shape) \(.wrapping) \(.compression) " +
	"\(.records) \(.rejected) \(.complete)"'
# Bytes are those of the text, packed or not.
"$MAU_COUNT" -q -a -f json log log.gz log.zip |
    jq -c "[.inputs[].bytes] == [range(3) | $(wc -c <log)]"
