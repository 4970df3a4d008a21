# A standard output that does not block, as another program may have left the
# pipe: everything comes, however slowly it is read.
. "$(dirname "$0")/../lib_fetch.sh"

cat >reader.py <<'EOF'
import fcntl, os, subprocess, sys
end, write = os.pipe()
for one in (end, write):
    fcntl.fcntl(one, fcntl.F_SETFL, fcntl.fcntl(one, fcntl.F_GETFL) |
                (os.O_NONBLOCK if one == write else 0))
child = subprocess.Popen([os.environ["OKTA_LOGFETCH"], "-m", "2026-10",
                          "--all-events"], stdout=write)
os.close(write)
with open("got", "wb") as got:
    while data := os.read(end, 777):
        got.write(data)
sys.exit(child.wait())
EOF
events_for_all 5000 >many.ndjson
org --events many.ndjson -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events >whole
wc -l <whole
org --events many.ndjson -- python3 reader.py
echo "exit $?"
cmp got whole
