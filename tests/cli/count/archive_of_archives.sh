. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 | gzip >a.gz
event 00uTEST0002 | zstd -q >b.zst
tar -cf inner.tar a.gz
zip -q outer.zip inner.tar b.zst
zstd -q <outer.zip | xz >log
run -m 2020-10 log
"$MAU_COUNT" -m 2020-10 -f json log | jq -c '.inputs[] | [.name, .compression]'
