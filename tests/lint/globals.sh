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

# The format "sysv" has the section: constants that hold addresses lie in
# .data.rel.ro, which nm calls data, and which is read-only once relocated.
writable()
{
	nm -f sysv "$1" | awk -F '|' '
		NF < 7 {
			next
		}
		{
			gsub(/ /, "")
			if ($3 ~ /^[^UwvNa]$/ && $7 == "")
				print $1 "(in-no-section:-flto?)"
			else if ($7 !~ /^\.data\.rel\.ro/ &&
			    $7 ~ /^\.[ts]?(data|bss)|^\*COM\*/)
				print $1
		}'
}

[ $# -gt 0 ] || rule 'there are objects to look at' 'none was named'
found=$(for object in "$@"; do
	if ! nm "$object" >/dev/null; then
		echo "$object: nm cannot read it"
		continue
	fi
	for name in $(writable "$object"); do
		is_signal_flag "$object" "${name%%.*}" ||
		    echo "$object: $name"
	done
done 2>&1)
rule 'no object has writable data' "$found"
lint_end
