# Binary data are told from damaged JSON.
. "$(dirname "$0")/../lib.sh"

run -m 2020-10 "$events/n_reader_binary.png" 2>&1 | sed "s,$events/,,"
run -m 2020-10 <"$events/n_reader_binary.png"
head -c 2000 /dev/zero | run -m 2020-10
