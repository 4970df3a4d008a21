# mau-count.  "make demo" and "make check" need nothing but git, make and a
# shell: they install what is missing first.

CC		?= cc
CFLAGS		?= -O2 -g
PREFIX		?= /usr/local
BINDIR		?= $(PREFIX)/bin
MANDIR		?= $(PREFIX)/share/man
PKG_CONFIG	?= pkg-config
BUILD		?= build
# How "make check" builds: a warning is a failure there.
WERROR		?=

COUNT_LIBRARIES	= yajl libxxhash libarchive zlib liblz4 nettle
FETCH_LIBRARIES	= yajl libcurl cjose jansson libcrypto yaml-0.1
ORG_LIBRARIES	= libmicrohttpd jansson zlib libcrypto
LIBRARIES	= $(COUNT_LIBRARIES) $(FETCH_LIBRARIES)
WARNINGS	= -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
		  -Wmissing-prototypes -Wvla -Wformat=2
OUR_CPPFLAGS	= -Isrc -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L \
		  -D_FILE_OFFSET_BITS=64
OUR_CFLAGS	= -std=c11 -pthread $(WARNINGS) $(WERROR)
# Asked for once, and only by the rules that use them.
LIB_CFLAGS	= $(eval LIB_CFLAGS := $$(shell $(PKG_CONFIG) --cflags \
		  $(LIBRARIES)))$(LIB_CFLAGS)
LIB_LIBS	= $(eval LIB_LIBS := $$(shell $(PKG_CONFIG) --libs \
		  $(LIBRARIES)))$(LIB_LIBS)
COUNT_LIBS	= $(eval COUNT_LIBS := $$(shell $(PKG_CONFIG) --libs \
		  $(COUNT_LIBRARIES)))$(COUNT_LIBS)
FETCH_LIBS	= $(eval FETCH_LIBS := $$(shell $(PKG_CONFIG) --libs \
		  $(FETCH_LIBRARIES)))$(FETCH_LIBS)
ORG_CFLAGS	= $(eval ORG_CFLAGS := $$(shell $(PKG_CONFIG) --cflags \
		  $(ORG_LIBRARIES)))$(ORG_CFLAGS)
ORG_LIBS	= $(eval ORG_LIBS := $$(shell $(PKG_CONFIG) --libs \
		  $(ORG_LIBRARIES)))$(ORG_LIBS)
CHECK_LIBS	= $(eval CHECK_LIBS := $$(shell $(PKG_CONFIG) --libs \
		  check))$(CHECK_LIBS)
COMPILE		= $(CC) $(OUR_CPPFLAGS) $(LIB_CFLAGS) $(CPPFLAGS) \
		  $(OUR_CFLAGS) $(CFLAGS) $(WHOLE_CFLAGS) -MMD -MP -c -o

# A program is optimized as a whole, over all its files, where the compiler
# can; with CFLAGS of somebody's own that is theirs to ask for.  Objects can be
# linked without, too, as tests are.
WHOLE		=
WHOLE_PROBE	= '\#ifdef __x86_64__\nint main(void) { return \
		  __builtin_cpu_supports("avx2"); }\n\#else\nint main(void) \
		  { return 0; }\n\#endif\n'
ifeq ($(origin CFLAGS),file)
WHOLE		= $(eval WHOLE := $$(shell printf $(WHOLE_PROBE) | $(CC) \
		  -Werror -flto=auto -ffat-lto-objects $(LDFLAGS) -x c \
		  -o /dev/null - 2>/dev/null && echo -flto=auto))$(WHOLE)
endif
NOT_WHOLE	= $(WHOLE:%=-fno-lto)

# What a program is made of: its main(), and its rooms.
BASE		= buf calendar clock cpus fault instant num opts out period \
		  progress utf8 window
LOG		= arena arrays brackets event event_list extract feed fragment \
		  glean known members nest prune records scan scan_neon \
		  scan_x86 split stance surrogate sweep target unwrap wanted
COUNT		= actors bar best booking books border compared count_help \
		  count_opts coverage crew definition difference feeder \
		  filter findings groups gunzip html idset intake keyindex \
		  ledger meter notes periods pipeline probe profile reader \
		  report report_actors report_compared report_coverage \
		  report_diff report_groups report_html report_html_calendar \
		  report_html_chart report_html_facts report_html_style \
		  report_json report_periods report_table report_text \
		  report_total report_why resolve roster seconds settled \
		  sha256 sightings source table tally tally_check text tricky \
		  unique unlz4 unpack values worker zipend
FETCH		= auth client console crypto_digest crypto_key disk \
		  download explain fetch_meter fetch_notes fetch_opts http \
		  http_fields httpurl jwt nextlink object okta_yaml orgurl \
		  page pages partfile query ratelimit response resume retry \
		  secretfile settings sink timing wiped

BASE_ROOMS	= $(BASE:%=$(BUILD)/src/base/%.o)
SHARED_ROOMS	= $(BASE_ROOMS) $(LOG:%=$(BUILD)/src/log/%.o)
COUNT_ROOMS	= $(SHARED_ROOMS) $(COUNT:%=$(BUILD)/src/count/%.o)
FETCH_ROOMS	= $(SHARED_ROOMS) $(FETCH:%=$(BUILD)/src/fetch/%.o)
ROOMS		= $(COUNT_ROOMS) $(FETCH:%=$(BUILD)/src/fetch/%.o)
MAINS		= $(BUILD)/src/count/mau_count.o \
		  $(BUILD)/src/fetch/okta_logfetch.o
PROGRAMS	= $(BUILD)/mau-count $(BUILD)/okta-logfetch
PAGES		= man/mau-count.1 man/okta-logfetch.1

UNIT		= $(BUILD)/tests/unit
UNIT_TESTS	= $(patsubst tests/unit/%.c,$(UNIT)/%, \
		  $(wildcard tests/unit/test_*.c))
FUZZ_TARGETS	= $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_REPLAYS	= $(FUZZ_TARGETS:%=$(BUILD)/tests/fuzz/%)
GEN_EVENTS	= $(BUILD)/tests/bench/gen_events
GEN_OBJECTS	= $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/bench/*.c))
PEERS		= $(BUILD)/tests/bench/peers/simdjson-peer \
		  $(BUILD)/tests/bench/peers/yajl-peer
FAKE_OKTA	= $(BUILD)/tests/fake-okta/fake-okta
ORG_OBJECTS	= $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/fake-okta/*.c))
OBJECTS		= $(ROOMS) $(MAINS) $(GEN_OBJECTS) $(ORG_OBJECTS) \
		  $(UNIT_TESTS:%=%.o) \
		  $(FUZZ_REPLAYS:%=%.o) $(BUILD)/tests/fuzz/replay.o

all: $(PROGRAMS)

deps:
	@sh .ci/deps

demo:
	@sh .ci/deps --build-only
	@$(MAKE) --no-print-directory all $(FAKE_OKTA)
	@sh tests/cli/demo.sh $(BUILD)

check:
	@sh .ci/deps
	@sh tests/check.sh "$(MAKE)"

# The pages that mau-count writes, looked at in a browser without a window;
# "make check BROWSER=yes" does it among all other tests.
check-browser:
	@sh .ci/deps
	@$(MAKE) --no-print-directory all
	@mkdir -p $(BUILD)/check
	@printf 'browser\t%s\n' "python3 tests/browser/check.py \
	    --mau-count $(BUILD)/mau-count --work $(BUILD)/browser" \
	    >$(BUILD)/check/browser-suite
	@sh tests/tally.sh $(BUILD)/check $(BUILD)/check/browser-suite

# The picture in README.md.
picture: all
	python3 tests/browser/picture.py --mau-count $(BUILD)/mau-count \
	    --output fixtures/demo/report.png

lint: all
	@sh tests/lint/run.sh $(BUILD) $(ROOMS) $(MAINS)

# MORE="--size-mb 1024" and the like are handed on.
bench: all peers $(GEN_EVENTS)
	CC="$(CC)" CXX="$(CXX)" python3 tests/bench/bench.py \
	    --mau-count $(BUILD)/mau-count --gen $(GEN_EVENTS) \
	    --peers $(BUILD)/tests/bench/peers --work $(BUILD)/bench $(MORE)

# What the bench compares with.
peers: $(PEERS)

# SECONDS each for new inputs; "make check" replays the known ones.
fuzz:
	@sh tests/fuzz/fuzz.sh "$(MAKE)" $(FUZZ_TARGETS)

install: all
	install -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(MANDIR)/man1"
	install -m 755 $(PROGRAMS) "$(DESTDIR)$(BINDIR)"
	install -m 644 $(PAGES) "$(DESTDIR)$(MANDIR)/man1"

uninstall:
	for file in $(PROGRAMS:$(BUILD)/%=%); do \
	    rm -f "$(DESTDIR)$(BINDIR)/$$file" || exit 1; done
	for file in $(PAGES:man/%=%); do \
	    rm -f "$(DESTDIR)$(MANDIR)/man1/$$file" || exit 1; done

clean:
	rm -rf $(BUILD)

# Everything "make check" runs, built the way it wants it.
test-programs: all $(UNIT_TESTS) $(FUZZ_REPLAYS) $(GEN_EVENTS) $(FAKE_OKTA)

$(BUILD)/mau-count: $(BUILD)/src/count/mau_count.o $(COUNT_ROOMS)
	$(CC) -pthread $(CFLAGS) $(WHOLE) $(LDFLAGS) -o $@ $^ $(COUNT_LIBS) \
	    $(LDLIBS)

$(BUILD)/okta-logfetch: $(BUILD)/src/fetch/okta_logfetch.o $(FETCH_ROOMS)
	$(CC) $(CFLAGS) $(WHOLE) $(LDFLAGS) -o $@ $^ $(FETCH_LIBS) $(LDLIBS)

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(ROOMS)
	$(CC) -pthread $(CFLAGS) $(NOT_WHOLE) $(LDFLAGS) $(UNIT_LDFLAGS) -o $@ $^ \
	    $(LIB_LIBS) $(CHECK_LIBS) $(LDLIBS)

# Every way to run out of memory is taken, by failing allocations in turn.
$(UNIT)/test_oom $(UNIT)/test_oom_sets: UNIT_LDFLAGS = -Wl,--wrap=malloc \
    -Wl,--wrap=calloc -Wl,--wrap=realloc -Wl,--wrap=strdup

$(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/replay.o \
    $(ROOMS)
	$(CC) -pthread $(CFLAGS) $(NOT_WHOLE) $(LDFLAGS) -o $@ $^ $(LIB_LIBS) \
	    $(LDLIBS)

# The same with libFuzzer's main() in place of the replay: CC=clang.
$(BUILD)/tests/fuzz/%.libfuzzer: $(BUILD)/tests/fuzz/%.o $(ROOMS)
	$(CC) $(CFLAGS) $(NOT_WHOLE) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ \
	    $(LIB_LIBS) $(LDLIBS)

$(GEN_EVENTS): $(GEN_OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Peers get every chance.  Only the bench wants simdjson and C++, and goes on
# without.
PEER_FLAGS	= -O3 -Wall -Wextra -D_DEFAULT_SOURCE

$(BUILD)/tests/bench/peers/yajl-peer: tests/bench/peers/yajl.c \
    tests/bench/peers/keyset.h
	@mkdir -p $(@D)
	$(CC) -std=c11 $(PEER_FLAGS) $(WERROR) -o $@ $< \
	    `$(PKG_CONFIG) --cflags --libs yajl libxxhash`

$(BUILD)/tests/bench/peers/simdjson-peer: tests/bench/peers/simdjson.cpp \
    tests/bench/peers/keyset.h
	@mkdir -p $(@D)
	@if ! $(PKG_CONFIG) --exists 'simdjson >= 3' || \
	    ! command -v $(CXX) >/dev/null; then \
		echo "$@: not built: no simdjson 3, or no $(CXX)"; \
	else \
		set -x; \
		$(CXX) -std=c++17 $(PEER_FLAGS) -pthread -o $@ $< \
		    `$(PKG_CONFIG) --cflags --libs simdjson libxxhash`; \
	fi

$(FAKE_OKTA): $(ORG_OBJECTS) $(BASE_ROOMS)
	$(CC) $(CFLAGS) $(NOT_WHOLE) $(LDFLAGS) -o $@ $^ $(ORG_LIBS) $(LDLIBS)

$(ORG_OBJECTS): LIB_CFLAGS = $(ORG_CFLAGS)

$(ROOMS) $(MAINS): WHOLE_CFLAGS = $(if $(WHOLE),$(WHOLE) -ffat-lto-objects)

$(BUILD)/%.o: %.c | $(BUILD)/have-libraries
	@mkdir -p $(@D)
	$(COMPILE) $@ $<

$(BUILD)/have-libraries:
	@$(PKG_CONFIG) --exists $(LIBRARIES) || { echo "A library is missing \
	(of: $(LIBRARIES), by $(PKG_CONFIG)); run 'make deps' first." >&2; \
	exit 1; }
	@mkdir -p $(BUILD)
	@touch $@

.PHONY: all deps demo check check-browser picture lint bench peers fuzz install uninstall clean \
    test-programs
.SECONDARY: $(OBJECTS)

-include $(OBJECTS:.o=.d)
