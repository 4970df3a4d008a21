# What a file is, its bytes tell: not its name.
. "$(dirname "$0")/../lib.sh"

mkdir days
event 00uTEST0001 >days/a.txt
event 00uTEST0002 >days/b
tar -cf - days | gzip >log.ndjson
run -m 2020-10 log.ndjson
tar -cf - days | xz >log.zip
run -m 2020-10 log.zip
(cd days && zip -q - a.txt b) >log.json
run -m 2020-10 log.json
cp days/b log.gz
run -m 2020-10 log.gz
zstd -q <days/a.txt | run -m 2020-10
