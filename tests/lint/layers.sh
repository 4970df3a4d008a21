#!/bin/sh
# Who may include what: the layers of src look downwards only, and each
# outside library has one file that knows it.
. "$(dirname "$0")/lib.sh"

# A layer, and the layers it may include besides itself.
layers='
base
log	base
count	log base
fetch	log base
'

# An outside header, and the one file that may include it.
owners='
yajl/*			src/log/extract.c
xxhash.h		src/count/idset.c
archive.h		src/count/unpack.c
archive_entry.h		src/count/unpack.c
zlib.h			src/count/gunzip.c
lz4frame.h		src/count/unlz4.c
nettle/*		src/count/sha256.c
curl/*			src/fetch/http*.c
cjose/*			src/fetch/crypto_*.c
openssl/*		src/fetch/crypto_*.c
jansson.h		src/fetch/object.c
yaml.h			src/fetch/okta_yaml.c
*intrin.h		src/log/scan*.[ch]
arm_neon.h		src/log/scan*.[ch]
'

# C11, POSIX.1-2008 and what the libc of Linux adds: open to every layer.
libc='
assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h iso646.h
limits.h locale.h math.h setjmp.h signal.h stdalign.h stdarg.h stdatomic.h
stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h tgmath.h
threads.h time.h uchar.h wchar.h wctype.h

aio.h arpa/inet.h cpio.h dirent.h dlfcn.h fcntl.h fmtmsg.h fnmatch.h ftw.h
glob.h grp.h iconv.h langinfo.h libgen.h monetary.h mqueue.h ndbm.h net/if.h
netdb.h netinet/in.h netinet/tcp.h nl_types.h poll.h pthread.h pwd.h regex.h
sched.h search.h semaphore.h spawn.h strings.h sys/ipc.h sys/mman.h sys/msg.h
sys/resource.h sys/select.h sys/sem.h sys/shm.h sys/socket.h sys/stat.h
sys/statvfs.h sys/time.h sys/times.h sys/types.h sys/uio.h sys/un.h
sys/utsname.h sys/wait.h syslog.h tar.h termios.h unistd.h utime.h utmpx.h
wordexp.h

byteswap.h endian.h getopt.h sys/auxv.h sys/epoll.h sys/eventfd.h sys/file.h
sys/ioctl.h sys/prctl.h sys/random.h sys/sendfile.h sys/signalfd.h
sys/timerfd.h
'

# The layer of src/LAYER/FILE; a file right in src has none.
layer_of()
{
	layer=${1#src/}
	case $layer in
	*/*)	layer=${layer%%/*} ;;
	*)	layer= ;;
	esac
}

# May LAYER include TARGET, another layer?
may_include()
{
	printf '%s\n' "$layers" | while read -r from to; do
		[ "$from" = "$1" ] || continue
		case " $to " in
		*" $2 "*)	echo yes ;;
		esac
	done
}

# FILE:LINE INCLUDER HEADER, of a header that is not ours.
check_outside()
{
	while read -r pattern owner; do
		[ -n "$pattern" ] || continue
		# Both are patterns, and meant to be.
		# shellcheck disable=SC2254
		case $3 in
		$pattern)
			case $2 in
			$owner)	return ;;
			esac
			echo "outside $1: includes <$3>, which only" \
			    "$owner may"
			return
			;;
		esac
	done <<-END
	$owners
	END
	for header in $libc; do
		[ "$header" != "$3" ] || return
	done
	echo "outside $1: includes <$3>, neither libc's nor any known" \
	    "library's"
}

# FILE:LINE INCLUDER HEADER, of a header found below src.
check_ours()
{
	layer_of "$2"
	from=$layer
	layer_of "$3"
	[ -n "$from" ] && [ -n "$layer" ] || return
	[ "$from" = "$layer" ] ||
	    [ -n "$(may_include "$from" "$layer")" ] ||
		echo "layer $1: $from includes $layer (${3#src/})"
}

# The file that FILE means by "NAME", its ./ and ../ resolved.
resolve()
{
	for candidate in "${1%/*}/$2" "src/$2"; do
		if [ -f "$candidate" ]; then
			printf '%s\n' "$candidate" | sed -e 's,/\./,/,g' \
			    -e ':up' -e 's,[^/]*[^/.]/\.\./,,' -e 't up'
			return
		fi
	done
}

files=$(c_files src)
[ -n "$files" ] || rule 'src has C files' 'src'

# Each offender behind the name of the rule that it breaks.
# shellcheck disable=SC2086
broken=$(
	for file in $files; do
		layer_of "$file"
		printf '%s\n' "$layers" | grep -qw "^${layer:-/}" ||
		    echo "layer $file:1: lies in none of the layers"
	done
	last=
	code keep $files | awk '
		match($0, /^[^:]*:[0-9]+:[ \t]*#[ \t]*include[ \t]*/) {
			split($0, part, ":")
			print part[1], part[2], substr($0, RLENGTH + 1)
		}' |
	    while read -r file line what; do
		header=
		case $what in
		'<'*'>'*)
			header=${what#<}
			check_outside "$file:$line" "$file" "${header%%>*}"
			;;
		'"'*'"'*)
			header=${what#\"}
			header=${header%%\"*}
			path=$(resolve "$file" "$header")
			if [ -n "$path" ]; then
				check_ours "$file:$line" "$file" "$path"
				header=$path
			else
				check_outside "$file:$line" "$file" "$header"
			fi
			;;
		*)
			echo "outside $file:$line: includes $what, which" \
			    "cannot be read here"
			;;
		esac
		if [ "$file" != "$last" ]; then
			last=$file
			own=${file%.c}.h
			[ "$own" = "$file.h" ] || [ ! -f "$own" ] ||
			    [ "$header" = "$own" ] ||
				echo "own $file:$line: first include is" \
				    "not its own header"
		fi
	    done
)

of_rule()
{
	printf '%s\n' "$broken" | sed -n "s/^$1 //p"
}
rule 'the layers of src include downwards only' "$(of_rule layer)"
rule 'each outside library has one owner' "$(of_rule outside)"
rule 'a source file includes its own header first' "$(of_rule own)"
lint_end
