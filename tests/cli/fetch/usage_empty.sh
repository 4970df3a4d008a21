# An empty argument is most often a variable that is not set.
. "$(dirname "$0")/../lib_fetch.sh"

for option in month since until event-type outcome filter org-url token-file \
    cacert rate-share max-retries timeout format output; do
	"$OKTA_LOGFETCH" --$option '' 2>&1 >/dev/null | head -n 1
	"$OKTA_LOGFETCH" --$option= >/dev/null 2>&1
	[ $? -eq 2 ] || echo "exit status is not 2: $option"
done
