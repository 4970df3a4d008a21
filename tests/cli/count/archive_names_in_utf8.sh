# Whatever the locale is.
. "$(dirname "$0")/../lib.sh"

python3 - <<'END'
import zipfile

with zipfile.ZipFile("log.zip", "w") as archive:
    archive.writestr("a/oktob\u00e9r-\u5b66.ndjson", "{}\n")
END
LC_ALL=C run -m 2020-10 log.zip
LC_ALL=C.UTF-8 run -m 2020-10 log.zip
