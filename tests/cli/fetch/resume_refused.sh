# A download goes on as the one it was begun as, and nobody's file is touched.
. "$(dirname "$0")/../lib_fetch.sh"

# try WHAT ARGUMENT...: refused, and file.part and its state are as before.
try()
{
	echo "$1"
	shift
	before=$(cat file.part file.part.state 2>/dev/null | cksum)
	"$OKTA_LOGFETCH" "$@" 2>&1 | sed 's/127\.0\.0\.[12]:[0-9]*/HOST/g
	    s/localhost:[0-9]*/LOCALHOST/g; s/reqFAKE[0-9]*/ID/
	    /the same command goes on/d'
	[ "$before" = "$(cat file.part file.part.state 2>/dev/null |
	    cksum)" ] || echo 'it was changed'
	ls file 2>/dev/null
}

if [ $# -gt 0 ]; then
	october='-m 2026-10 --all-events -O file'
	# Split at blanks.
	# shellcheck disable=SC2086
	"$OKTA_LOGFETCH" -q $october 2>first
	cp file.part good
	cp file.part.state good.state
	try month -m 2026-09 --all-events -O file
	try since -s 2026-10-02 -u 2026-11-01 --all-events -O file
	try until -s 2026-10-01 -u 2026-10-31 --all-events -O file
	try filter -m 2026-10 -O file
	try 'filter again' -m 2026-10 --filter 'a eq "b"' -O file
	# shellcheck disable=SC2086
	{
		try format $october -f pages
		try org $october --org-url \
		    "http://localhost:${FAKE_OKTA_URL##*:}"
		sed 's/Oslo/Lima/' good >file.part
		try 'changed bytes' $october
		head -c 100 good >file.part
		try 'fewer bytes' $october
		cp good file.part
		for state in '' '{}' '{' '[1]' null 'not JSON'; do
			printf %s "$state" >file.part.state
			try "state $state" $october
		done
		jq -c '.length -= 1' good.state >file.part.state
		try 'another length' $october
		jq -c '."okta-logfetch" = 99' good.state >file.part.state
		try 'another version' $october
		jq -c 'del(.next)' good.state >file.part.state
		try 'a state without next' $october
		jq -c '.next |= sub("127.0.0.1"; "127.0.0.2")' good.state \
		    >file.part.state
		try 'next of another host' $october
		rm file.part.state
		try 'no state' $october
		echo 'my diary' >file.part
		try 'a file of somebody' $october
		rm file.part
		mkdir file.part
		try 'a folder' $october
		rmdir file.part
		mkdir folder
		try 'no such folder' -m 2026-10 -O no/such/folder/file
		try 'onto a folder' -m 2026-10 -O folder
		try 'onto a device' -m 2026-10 -O /dev/null
	}
	cp good file.part
	cp good.state file.part.state
	# shellcheck disable=SC2086
	"$OKTA_LOGFETCH" -q $october
	cmp file whole
	ls
	exit
fi
make_whole
demo_org --fault 3:404 -- sh "$0" inside
echo "$(asked .n | wc -l) requests"
