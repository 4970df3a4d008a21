# many-tests
# Nobody reads, and a pipe is full: a signal ends that, too, and whoever reads
# on gets the rest of what was begun, and the sentinel.
. "$(dirname "$0")/../lib_fetch.sh"

# Waits until nothing more fits, sends the signal, and only then reads.
cat >reader.py <<'EOF'
import os, select, signal, subprocess, sys, time
number = getattr(signal, "SIG" + sys.argv[1])
# Background jobs of a shell ignore some.
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
end, write = os.pipe()
child = subprocess.Popen([os.environ["OKTA_LOGFETCH"], "-m", "2026-10",
                          "--all-events"], stdout=write,
                         stderr=open("err", "wb"))
poll = select.poll()
poll.register(write, select.POLLOUT)
while poll.poll(0):
    time.sleep(0.01)
child.send_signal(number)
# It has to wait on, with the sentinel, until somebody reads.
os.close(write)
begin = time.monotonic()
with open("got", "wb") as got, os.fdopen(end, "rb") as pipe:
    got.write(pipe.read())
status = child.wait()
late = time.monotonic() - begin
print("late: %.1f s" % late if late > 5 else "at once", file=sys.stderr)
sys.exit(status if status >= 0 else 128 - status)
EOF

events_for_all 5000 >many.ndjson
org --events many.ndjson -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events >whole
for signal in TERM INT HUP QUIT USR1 USR2 ALRM XCPU; do
	org --events many.ndjson -- python3 reader.py $signal 2>said
	is "$signal: exit status" 1 $?
	is "$signal is heard" 'at once' "$(cat said)"
	is "$signal: the last line" \
	    'okta-logfetch: incomplete: stopped by a signal' \
	    "$(tail -n 1 got | sed 's/ page 1://')"
	# What was cut within a line got a line break behind it.
	sed '$d' got >begin
	size=$(($(wc -c <begin) - 1))
	is "$signal: as much as fits came before" yes \
	    "$([ $size -ge 4096 ] && cmp -n $size begin whole && echo yes)"
	is "$signal: no number" '' "$("$MAU_COUNT" -a -q got 2>counting)"
done
