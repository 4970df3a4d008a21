# One line: the program and its version.
. "$(dirname "$0")/../lib_fetch.sh"

"$OKTA_LOGFETCH" --version | numbers_to_n
"$OKTA_LOGFETCH" -V --bad | numbers_to_n
