# However long the path, the reason stays.
. "$(dirname "$0")/../lib.sh"

name=$(printf '%0200d' 0)
mkdir -p "$name/$name/$name/$name/$name"
echo oops >"$name/$name/$name/$name/$name/log"
run -m 2020-10 "$name/$name/$name/$name/$name/log" 2>said
wc -l <said
grep -o '/log:1 (byte 0): .*' said
