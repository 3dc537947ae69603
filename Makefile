# Build targets of Personals. Each installs what it needs first.

SWIFT ?= swift
PREFIX ?= /usr/local
SOURCES := Sources Tests Package.swift
BINARY := .build/release/personals

# The standard library and Foundation go into the binary: it starts faster and needs no Swift to run.
RELEASE := -c release --product personals
ifneq ($(shell uname -s),Darwin)
RELEASE += --static-swift-stdlib
endif

.PHONY: help setup build demo test format lint check bench install clean

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## Install missing packages through the package manager
	@scripts/setup.sh

build: setup ## Build the release binary
	$(SWIFT) build $(RELEASE)
	@echo "built $(BINARY)"

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
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/personals"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/personals"
	rm -rf "$(DESTDIR)$(PREFIX)/share/personals/templates" "$(DESTDIR)$(PREFIX)/share/personals/fonts"
	cp -R templates fonts "$(DESTDIR)$(PREFIX)/share/personals/"

clean: ## Remove all build products
	rm -rf .build out
