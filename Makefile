# make help lists the targets.

# GNU's spelling, prefix, is taken too.
PREFIX ?= $(or $(prefix),/usr/local)
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
DOCDIR ?= $(DATADIR)/doc/yibu
BASHDIR ?= $(DATADIR)/bash-completion/completions
ZSHDIR ?= $(DATADIR)/zsh/site-functions
FISHDIR ?= $(DATADIR)/fish/vendor_completions.d

SWIFT ?= swift
.DEFAULT_GOAL := all
BINARY := .build/release/yibu

# The release build links the Swift runtime and libstdc++ statically, so that it starts fast and runs
# where there is no Swift. libcurl is loaded when a request is made (Sources/yibu/Transport), so
# an empty archive satisfies the linker. Each flag is used only where this machine has what it needs.
ifeq ($(shell uname -s),Linux)
TOOLCHAIN := $(dir $(realpath $(shell command -v $(SWIFT))))
STATIC_RUNTIME := $(wildcard $(TOOLCHAIN)../lib/swift_static/linux/libFoundationNetworking.a \
                             $(TOOLCHAIN)../lib/swift_static/libFoundationNetworking.a)
LIBSTDCXX := $(wildcard $(shell $(TOOLCHAIN)clang -print-file-name=libstdc++.a 2>/dev/null))
LINKER := $(wildcard $(TOOLCHAIN)ld.lld)
LIBS := .build/lib
# What a short request touches, side by side: a hundred page faults fewer. Made by make order.
ORDER := Tests/Benchmarks/symbols.order
ORDER_FLAGS ?= -Xlinker --symbol-ordering-file=$(ORDER) -Xlinker --no-warn-symbol-ordering
ifneq ($(STATIC_RUNTIME),)
RELEASE_FLAGS := --static-swift-stdlib --disable-local-rpath -Xlinker -L$(LIBS) \
  -Xswiftc -Xclang-linker -Xswiftc -no-pie -Xlinker -s
RELEASE_FLAGS += $(if $(LINKER),-Xswiftc -use-ld=lld $(ORDER_FLAGS))
RELEASE_FLAGS += $(if $(LIBSTDCXX),-Xswiftc -Xclang-linker -Xswiftc -static-libgcc)
# What takes the place of large or newer things, where the toolchain can make it.
NM := $(wildcard $(TOOLCHAIN)llvm-nm)
REMAP := $(if $(LINKER),$(if $(NM),$(shell $(LINKER) --help | grep -o -m 1 -e --remap-inputs=)))
STAND_INS := $(if $(REMAP),$(LIBS)/stand-ins.o $(LIBS)/icu.ld)
RELEASE_FLAGS += $(if $(REMAP),-Xlinker $(LIBS)/stand-ins.o \
  -Xlinker '$(REMAP)*/lib_FoundationICU.a=$(LIBS)/icu.ld')
endif
endif

# Of glibc 2.35 the runtime asks for these only, none of which is called here: hypot and hypotf have
# long been there in another version, and _dl_find_object is for C++ exceptions, which nobody throws.
define NEWER_SYMBOLS
#if defined __x86_64__
#define OLDEST "GLIBC_2.2.5"
#else
#define OLDEST "GLIBC_2.17"
#endif
#define HIDDEN __attribute__((visibility("hidden")))
__asm__(".symver oldest_hypot, hypot@" OLDEST);
__asm__(".symver oldest_hypotf, hypotf@" OLDEST);
double oldest_hypot(double, double);
float oldest_hypotf(float, float);
HIDDEN double hypot(double x, double y) { return oldest_hypot(x, y); }
HIDDEN float hypotf(float x, float y) { return oldest_hypotf(x, y); }
HIDDEN int _dl_find_object(void *address, void *result) { return -1; }
endef

$(LIBS):
	@mkdir -p $@

$(LIBS)/stand-ins.o: Makefile | $(LIBS)
	$(file >$(@:.o=.c),$(NEWER_SYMBOLS))
	@$(TOOLCHAIN)clang -O1 -ffreestanding -fno-builtin -c -o $@ $(@:.o=.c)

# ICU's data are 34 MB, of which nothing here uses any. In their place the linker finds 64 bytes, which
# ICU takes for no data, ahead of ICU's own library; without that symbol it finds them there as ever.
ICU := $(dir $(firstword $(STATIC_RUNTIME)))lib_FoundationICU.a
$(LIBS)/icu.ld: Makefile $(wildcard $(ICU)) | $(LIBS)
	@$(NM) --defined-only $(ICU) 2>/dev/null | sed -n \
	  's/.* R \(icudt[0-9]*_dat\)$$/const char \1[64] __attribute__((aligned(16))) = {0};/p' >$(LIBS)/icu-data.c
	@$(TOOLCHAIN)clang -c -o $(LIBS)/icu-data.o $(LIBS)/icu-data.c
	@rm -f $(LIBS)/icu-data.a && $(TOOLCHAIN)llvm-ar rcs $(LIBS)/icu-data.a $(LIBS)/icu-data.o
	@ln -sf $(ICU) $(LIBS)/icu.a
	@echo 'INPUT($(abspath $(LIBS))/icu-data.a $(abspath $(LIBS))/icu.a)' >$@

.PHONY: all
all: $(STAND_INS) ## build the release binary, .build/release/yibu
ifneq ($(STATIC_RUNTIME),)
	@mkdir -p $(LIBS)
	@printf '!<arch>\n' >$(LIBS)/libcurl.a
	@$(if $(LIBSTDCXX),ln -sf $(LIBSTDCXX) $(LIBS)/libstdc++.a)
else
	@echo "yibu: linking the Swift runtime dynamically: this toolchain has no static one"
endif
	$(SWIFT) build -c release --product yibu $(RELEASE_FLAGS)

.PHONY: demo
demo: ## run the main job against a server on this machine
	$(SWIFT) build --product yibu
	$(SWIFT) build --product loopback
	@Tests/Examples/demo.sh

.PHONY: test
test: ## run every test that this machine can run
	$(SWIFT) build --build-tests
	@Tests/run
	@Tests/Packaging/check-install
	@Tests/Packaging/check-dist

.PHONY: lint
lint: ## check the style of the sources
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	@Tests/lint

.PHONY: check
check: lint test ## lint and test, as CI does

.PHONY: generate
generate: ## write the man page and the completions anew from the option table
	$(SWIFT) build --product yibu
	Tests/generate

.PHONY: bench
bench: all ## measure against curl
	$(SWIFT) build -c release --product loopback
	@Tests/Benchmarks/run

.PHONY: order
order: ## learn anew what a request touches, for the linker to put side by side
	$(MAKE) all ORDER_FLAGS='-Xlinker -Map=.build/link.map -Xlinker --no-demangle'
	$(SWIFT) build -c release --product loopback
	Tests/Benchmarks/order .build/link.map >.build/order
	mv .build/order $(ORDER)
	$(MAKE) all

DOCS := $(wildcard README.md README.zh-CN.md CHANGELOG.md LICENSE)
# `man yibu-ask` finds the page as well as `man yibu`; the page itself names the commands.
PAGES := $(patsubst %,yibu-%.1,$(shell sed -n 's/^[.].. Commands: //p' man/yibu.1))

.PHONY: soak
soak: all ## run it often, long and against faults (half an hour)
	$(SWIFT) build -c release --product loopback
	@Tests/Soak/run

.PHONY: fuzz
fuzz: ## fuzz the parsers that meet foreign bytes
	Tests/Fuzz/bent
	Tests/Fuzz/run

.PHONY: interop
interop: all ## test against servers and proxies that others wrote (installs them from PyPI)
	@Tests/Interop/run

.PHONY: libcurls
libcurls: all ## run the black-box tests with other versions of libcurl (as root, on Debian)
	$(SWIFT) build --build-tests
	@Tests/Interop/libcurls

.PHONY: install
install: ## install under PREFIX (default /usr/local), below DESTDIR
	@test -x "$(BINARY)" || $(MAKE) all
	install -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(MANDIR)/man1" "$(DESTDIR)$(DOCDIR)"
	install -d "$(DESTDIR)$(BASHDIR)" "$(DESTDIR)$(ZSHDIR)" "$(DESTDIR)$(FISHDIR)"
	install -m 755 "$(BINARY)" "$(DESTDIR)$(BINDIR)/yibu"
	install -m 644 man/yibu.1 "$(DESTDIR)$(MANDIR)/man1/yibu.1"
	@for page in $(PAGES); do \
	  echo '.so man1/yibu.1' >"$(DESTDIR)$(MANDIR)/man1/$$page" && \
	  chmod 644 "$(DESTDIR)$(MANDIR)/man1/$$page" || exit 1; \
	done
	install -m 644 completions/yibu.bash "$(DESTDIR)$(BASHDIR)/yibu"
	install -m 644 completions/_yibu "$(DESTDIR)$(ZSHDIR)/_yibu"
	install -m 644 completions/yibu.fish "$(DESTDIR)$(FISHDIR)/yibu.fish"
	install -m 644 $(DOCS) "$(DESTDIR)$(DOCDIR)"

.PHONY: uninstall
uninstall: ## remove what install put there
	rm -f "$(DESTDIR)$(BINDIR)/yibu"
	if cd "$(DESTDIR)$(MANDIR)/man1" 2>/dev/null; then rm -f yibu.1 $(PAGES); fi
	rm -f "$(DESTDIR)$(BASHDIR)/yibu" "$(DESTDIR)$(ZSHDIR)/_yibu" "$(DESTDIR)$(FISHDIR)/yibu.fish"
	if cd "$(DESTDIR)$(DOCDIR)" 2>/dev/null; then rm -f $(DOCS); fi
	@rmdir "$(DESTDIR)$(DOCDIR)" 2>/dev/null || true

.PHONY: dist
dist: all ## pack a tarball with checksums into .build/dist
	@Tests/Packaging/make-dist

.PHONY: deb
deb: all ## make a Debian package in .build/dist
	@Tests/Packaging/make-deb

.PHONY: check-packages
check-packages: all ## test the tarball and the Debian package
	@Tests/Packaging/check-install
	@BINARY=$(BINARY) Tests/Packaging/check-dist
	@BINARY=$(BINARY) Tests/Packaging/check-deb

.PHONY: clean
clean: ## remove everything built
	rm -rf .build

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
