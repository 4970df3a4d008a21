#!/bin/sh
# globals.sh OBJECT...
#
# No state outside of what is passed along: the objects hold no writable data,
# thread-local data included.  A signal handler has no other way to speak, so
# a volatile sig_atomic_t in the file of main() is allowed.
. "$(dirname "$0")/lib.sh"

# OBJECT NAME: is it such a flag?  SOURCE is found by the object's name.
is_signal_flag()
{
	for source in $(c_files src | grep "/$(basename "$1" .o)\.c\$"); do
		code blank "$source" | awk -v name="$2" '
			/:main\(/ { has_main = 1 }
			/[^A-Za-z0-9_]volatile sig_atomic_t/ &&
			    match($0, "[^A-Za-z0-9_]" name "[^A-Za-z0-9_]") {
				is_flag = 1
			}
			END { exit !(has_main && is_flag) }' && return 0
	done
	return 1
}

# Constants that hold addresses lie in .data.rel.ro, which is read-only once
# relocated.  objdump, as nm would show what -flto keeps for the linker, which
# has no sections.  Its lines: a value, seven flags, "d" for a section's own
# symbol among them, the section, a size, a name.
writable()
{
	objdump -t "$1" | awk '
		sub(/^[0-9a-f]+ /, "") && substr($0, 1, 7) !~ /d/ {
			count = split(substr($0, 9), part, /[ \t]+/)
			if (part[1] !~ /^\.data\.rel\.ro/ &&
			    part[1] ~ /^\.[ts]?(data|bss)|^\*COM\*/)
				print part[count]
		}'
}

[ $# -gt 0 ] || rule 'there are objects to look at' 'none was named'
found=$(for object in "$@"; do
	if ! objdump -t "$object" >/dev/null; then
		echo "$object: objdump cannot read it"
		continue
	fi
	for name in $(writable "$object"); do
		is_signal_flag "$object" "${name%%.*}" ||
		    echo "$object: $name"
	done
done 2>&1)
rule 'no object has writable data' "$found"
lint_end
