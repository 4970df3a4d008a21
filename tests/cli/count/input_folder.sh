. "$(dirname "$0")/../lib.sh"

mkdir folder
run -m 2020-10 folder
run -m 2020-10 <folder
