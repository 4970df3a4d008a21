# C source without its comments, a line for each line: "file:line:source".
# With strings=blank the insides of string and character constants go too.

FNR == 1 {
	inside = ""		# or one of: * / " '
}

{
	rest = $0
	kept = ""
	while (rest != "") {
		if (inside == "*") {
			at = index(rest, "*/")
			if (at == 0)
				break
			rest = substr(rest, at + 2)
			kept = kept " "
			inside = ""
		} else if (inside == "/") {
			break
		} else if (inside != "") {
			if (!match(rest, /[\\"']/)) {
				keep_string(rest)
				break
			}
			found = substr(rest, RSTART, 1)
			if (found == "\\") {
				keep_string(substr(rest, 1, RSTART + 1))
				rest = substr(rest, RSTART + 2)
				continue
			}
			keep_string(substr(rest, 1, RSTART - 1))
			if (found == inside) {
				kept = kept found
				inside = ""
			} else
				keep_string(found)
			rest = substr(rest, RSTART + 1)
		} else if (match(rest, /\/\*|\/\/|["']/)) {
			found = substr(rest, RSTART, RLENGTH)
			kept = kept substr(rest, 1, RSTART - 1)
			rest = substr(rest, RSTART + RLENGTH)
			inside = substr(found, length(found))
			if (found == inside)
				kept = kept found
		} else {
			kept = kept rest
			break
		}
	}
	# Only a block comment goes past the end of a line by itself.
	if (inside != "*" && $0 !~ /\\$/)
		inside = ""
	print FILENAME ":" FNR ":" kept
}

function keep_string(text)
{
	if (strings != "blank")
		kept = kept text
}
