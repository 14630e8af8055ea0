# What one does with Enrum from a shell. `make` alone lists it.

SWIFT ?= $(or $(shell command -v swift),/opt/swift/usr/bin/swift)
PYTHON ?= /usr/bin/python3
DATA ?= data
HOST ?= 127.0.0.1
PORT ?= 8080
CYCLES ?= 1000

TO_BUILD = libsqlite3-dev libargon2-dev libzxcvbn-dev liblua5.4-dev pkg-config tzdata
TO_TEST = python3-venv chromium fonts-liberation hunspell hunspell-da hunspell-en-gb weasyprint

VENV = .venv/.installed
SOURCES = Sources Tests Package.swift
ARROWS = --explicit-target-dependency-import-check error

export PATH := $(abspath .venv/bin):$(dir $(SWIFT)):$(PATH)
export PYTHONDONTWRITEBYTECODE = 1
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL = help
.PHONY: help run test lint format bench sanitize fuzz chaos screenshots clean to-build to-test

help: ## Lists what make can do here.
	@echo "Enrum. Usage: make TARGET"
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: to-build ## Builds Enrum, makes a demo organisation in ./data the first time, and serves it on http://127.0.0.1:8080.
	@echo "Building Enrum. The first time takes some minutes."
	@$(SWIFT) build -c release --product enrum
	@test -f $(DATA)/enrum.sqlite || .build/release/enrum demo --data $(DATA)
	@exec .build/release/enrum serve --data $(DATA) --host $(HOST) --port $(PORT)

test: to-build to-test ## Installs what tests need, runs every test there is, and ends with the count.
	@python3 Tests/every_part.py

lint: to-build ## Checks the code's form, and that no module imports what it has not declared.
	@$(SWIFT) format lint --strict --recursive $(SOURCES)
	@$(SWIFT) build --build-tests $(ARROWS)

format: ## Rewrites the Swift sources in the house's form.
	@$(SWIFT) format --in-place --recursive $(SOURCES)

bench: to-build ## Measures speed and size beside references measured in the same run.
	@$(SWIFT) build -c release
	@$(SWIFT) run --skip-build -c release enrum-bench

sanitize: to-build ## Runs the Lua box's tests, the hostile plugins among them, under AddressSanitizer.
	@ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build-asan --filter LuaRuntimeTests

fuzz: to-build ## Fuzzes what reads the bytes of strangers, SECONDS_EACH (30) seconds each.
	@Tools/fuzz

chaos: to-build to-test ## Kills the server 1,000 times (CYCLES=n) while people write, and looks for what was lost.
	@$(SWIFT) build -c release --product enrum
	@ENRUM_BINARY=.build/release/enrum python3 Tests/Chaos/chaos.py --cycles $(CYCLES)

screenshots: to-build to-test ## Pictures of every page, narrow and wide, in ./Browser-output.
	@$(SWIFT) build --product enrum
	@python3 Tests/Browser/screenshots.py

clean: ## Removes what was built and installed here; the data stay.
	rm -rf .build .venv Browser-output

to-build:
	@command -v "$(SWIFT)" >/dev/null || { echo "Swift is missing. Install Swift 6.3 from https://www.swift.org/install and see that it is on PATH." >&2; exit 1; }
	@Tools/install-packages $(TO_BUILD)

to-test:
	@Tools/install-packages $(TO_TEST)
	@$(MAKE) $(VENV)

$(VENV): Tests/Browser/requirements.txt
	@echo "Installing the Python tools of the tests in .venv"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@
