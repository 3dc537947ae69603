# Build targets of Personals. Each installs what it needs first.

SWIFT ?= swift
PREFIX ?= /usr/local
# Where zsh looks for completions; Debian's packages use vendor-completions.
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
SOURCES := Sources Tests Package.swift
BINARY := .build/release/personals

# The standard library and Foundation go into the binary: it starts faster and needs no Swift to run.
RELEASE := -c release
# The web server of `personals desk`, a program of its own.
SERVER := .build/release/personals-desk
ifneq ($(shell uname -s),Darwin)
# What makes the program half as large: of ICU's data, which Foundation brings, only what is used; addresses in a packed form
# (glibc 2.36 and later); no names for others to link to, and no tables for C++ exceptions. See docs/decisions/0046.
ICU := $(CURDIR)/.build/icu/data.o
SMALL := -z pack-relative-relocs --icf=safe --no-export-dynamic --no-eh-frame-hdr -T$(CURDIR)/scripts/no-unwinding.ld
RELEASE += --static-swift-stdlib -Xswiftc -use-ld=lld $(addprefix -Xlinker ,$(SMALL))
endif
# The parts of an installation that are made by the program itself.
MADE := .build/share
SHARE := $(DESTDIR)$(PREFIX)/share

.PHONY: help setup build demo test format lint check bench install deb tarball release clean

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## Install missing packages through the package manager
	@scripts/setup.sh

build: setup ## Build the release binaries
	flags=$$($(if $(ICU),scripts/icu-data "$(SWIFT)c" $(ICU))) || exit; for product in personals personals-desk; do \
	  $(SWIFT) build $(RELEASE) --product $$product $$flags || exit; done
	@echo "built $(BINARY) and $(SERVER)"

demo: build ## Make a slide from an example
	@mkdir -p out
	$(BINARY) slide examples/submissions/as64500.yaml -o out/as64500.pdf
	@echo "see out/as64500.pdf"

test: setup ## Run all tests
	$(SWIFT) test

format: setup ## Format the code
	$(SWIFT) format format --in-place --recursive $(SOURCES)

lint: setup ## Check the formatting
	$(SWIFT) format lint --strict --recursive $(SOURCES)

check: build ## Draw every example in every format and check the files
	scripts/check-examples.sh $(BINARY)

bench: setup ## Measure against C, Typst and ReportLab: docs/performance.md
	benchmarks/run

install: build ## Install below PREFIX (/usr/local)
	rm -rf $(MADE) "$(SHARE)/personals/templates" "$(SHARE)/personals/fonts"
	scripts/man-pages $(BINARY) $(MADE)
	for shell in bash zsh fish; do $(BINARY) --generate-completion-script $$shell >$(MADE)/$$shell || exit; done
	sed '1{/^#!/d;}' $(MADE)/bash >$(MADE)/bash.sourced
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/personals/scripts" "$(SHARE)/man/man1" "$(DESTDIR)$(ZSHDIR)" \
	  "$(SHARE)/bash-completion/completions" "$(SHARE)/fish/vendor_completions.d"
	install -s -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/personals"
	install -s -m 755 $(SERVER) "$(DESTDIR)$(PREFIX)/bin/personals-desk"
	scripts/homepage >"$(SHARE)/personals/homepage"
	cp -R templates fonts "$(SHARE)/personals/"
	chmod -R u=rwX,go=rX "$(SHARE)/personals"
	install -m 755 scripts/review.sh scripts/comment.py "$(SHARE)/personals/scripts/"
	install -m 644 $(MADE)/*.1 "$(SHARE)/man/man1/"
	install -m 644 $(MADE)/bash.sourced "$(SHARE)/bash-completion/completions/personals"
	install -m 644 $(MADE)/zsh "$(DESTDIR)$(ZSHDIR)/_personals"
	install -m 644 $(MADE)/fish "$(SHARE)/fish/vendor_completions.d/personals.fish"

deb: build ## Make a Debian package in dist/
	@scripts/setup.sh --packaging
	install -d dist
	DEB_FOLDER=$(CURDIR)/dist dpkg-buildpackage --build=binary --no-check-builddeps --no-sign \
	  --buildinfo-option=-u$(CURDIR)/dist --changes-option=-u$(CURDIR)/dist \
	  --buildinfo-file=dist/personals.buildinfo --changes-file=dist/personals.changes

tarball: build ## Make a tarball in dist/ that runs from any folder
	scripts/tarball dist

release: ## Make everything that a release has, in dist/
	scripts/release.sh

clean: ## Remove all build products
	rm -rf .build dist out debian/.debhelper debian/*.debhelper* debian/*.substvars debian/debhelper-build-stamp debian/files \
	  debian/personals debian/personals-desk
