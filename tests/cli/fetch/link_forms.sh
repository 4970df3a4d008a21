# many-tests
# A next link is found in whatever form it comes, and goes back as it came:
# the org refuses any other.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
for form in two-fields one-field upper params commas self-last; do
	demo_org --links $form -- "$OKTA_LOGFETCH" -q -m 2026-10 \
	    --all-events >got 2>err
	is "$form" complete "$(outcome $?)"
	is "$form: pages" 12 "$(asked .n | wc -l)"
done
