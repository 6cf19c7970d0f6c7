# make help lists the targets.

PREFIX ?= /usr/local
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man

SWIFT ?= swift
BINARY := .build/release/yibu

# The release build links the Swift runtime and libstdc++ statically, so that it starts fast and runs
# where there is no Swift. libcurl is loaded when a request is made (Sources/yibu/Transport/Mends), so
# an empty archive satisfies the linker. Each flag is used only where this machine has what it needs.
ifeq ($(shell uname -s),Linux)
TOOLCHAIN := $(dir $(realpath $(shell command -v $(SWIFT))))
STATIC_RUNTIME := $(wildcard $(TOOLCHAIN)../lib/swift_static/linux/libFoundationNetworking.a \
                             $(TOOLCHAIN)../lib/swift_static/libFoundationNetworking.a)
LIBSTDCXX := $(wildcard $(shell $(TOOLCHAIN)clang -print-file-name=libstdc++.a 2>/dev/null))
LINKER := $(wildcard $(TOOLCHAIN)ld.lld)
LIBS := $(CURDIR)/.build/lib
ifneq ($(STATIC_RUNTIME),)
RELEASE_FLAGS := --static-swift-stdlib -Xlinker -L$(LIBS) \
  -Xswiftc -Xclang-linker -Xswiftc -no-pie -Xlinker -s
RELEASE_FLAGS += $(if $(LINKER),-Xswiftc -use-ld=lld)
RELEASE_FLAGS += $(if $(LIBSTDCXX),-Xswiftc -Xclang-linker -Xswiftc -static-libgcc)
endif
endif

.PHONY: all
all: ## build the release binary, .build/release/yibu
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

.PHONY: install
install: ## install under PREFIX (default /usr/local), below DESTDIR
	@test -x $(BINARY) || $(MAKE) all
	install -d $(DESTDIR)$(BINDIR)
	install -m 755 $(BINARY) $(DESTDIR)$(BINDIR)/yibu

.PHONY: uninstall
uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(BINDIR)/yibu

.PHONY: clean
clean: ## remove everything built
	rm -rf .build

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
