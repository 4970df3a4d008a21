# SIGPIPE would end it without a word.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
mkfifo pipe
# Somebody has to read while a pipe is opened for writing, and not later.
# shellcheck disable=SC2094
exec 3<>pipe 4>pipe 3<&-
for arguments in '-m 2020-10 log' '-m 2020-10 -f json log' --help --version
do
	# Split at blanks.
	# shellcheck disable=SC2086
	"$MAU_COUNT" $arguments >&4 4>&-
	echo "exit $?"
done
