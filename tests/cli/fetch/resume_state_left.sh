# Killed between the file's name and the end of its state: the same command has
# nothing more to do.  A state that does not speak of the file is no reason to
# touch it.
. "$(dirname "$0")/../lib_fetch.sh"

# again FILE STATE OPTION...: as if these were left.
again()
{
	cp "$1" file
	cp "$2" file.part.state
	shift 2
	before=$(cksum <file)
	"$OKTA_LOGFETCH" -m 2026-10 --all-events -O file "$@"
	echo "exit $?"
	[ "$before" = "$(cksum <file)" ] || echo 'it was changed'
	ls file.part* 2>/dev/null
	rm -f file*
}

if [ $# -gt 0 ]; then
	# Until the last page; its state speaks of eleven.
	"$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file 2>said
	jq -c --arg hash "$(sha256sum <whole | cut -d ' ' -f 1)" \
	    --argjson size "$(wc -c <whole)" \
	    '.pages += 1 | .length = $size | .sha256 = $hash | .next = ""' \
	    file.part.state >state
	rm file.part
	again whole state
	again whole state -q
	jq -c '.length -= 1' state >another
	again whole another
	jq -c '.sha256 |= sub("^.."; "zz")' state >another
	again whole another
	sed 's/Oslo/Lima/' whole >changed
	again changed state
	# Whole by its hash, but another window's.
	jq -c '.since |= sub("10-01"; "10-02")' state >another
	again whole another 2>/dev/null
	exit
fi
make_whole
demo_org --fault 12:404 -- sh "$0" inside 2>&1
echo "$(asked .n | wc -l) requests"
