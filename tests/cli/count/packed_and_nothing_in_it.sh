# Well packed, empty: as good as an empty file.
. "$(dirname "$0")/../lib.sh"

for pack in 'gzip -c' 'zstd -q -c' 'xz -c' 'bzip2 -c' 'lz4 -q -c'; do
	# Split at blanks.
	# shellcheck disable=SC2086
	$pack </dev/null | run -q -m 2020-10
done
