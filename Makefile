# What a person types to work on this project; `make help` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := build

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PYTHON ?= $(firstword $(foreach name,python3 python3.11 python3.12 python3.13 python3.14,$(call recent,$(name))))
recent = $(shell $(1) -c 'import sys; sys.version_info >= (3, 11) and print("$(1)")' 2>/dev/null)

# The stamps carry a digest of what they stand for, so that only a change of content installs anew.
digest = $(shell cat $(1) | cksum | cut -d ' ' -f 1)
RUNTIME := $(VENV)/.runtime-$(call digest,requirements.lock pyproject.toml)
TOOLS := $(VENV)/.tools-$(call digest,requirements-dev.lock)
ACE := $(VENV)/ace/node_modules/.bin

.PHONY: build watch setup test lint golden eval audit bench check clean help

build: $(RUNTIME) ## PDF, EPUB and HTML of every article in content/, into build/ (the default)
	@$(BIN)/briefing build

watch: $(RUNTIME) ## build again whenever something changes, until Ctrl-C
	@$(BIN)/briefing build --watch

setup: $(RUNTIME) ## install into .venv what building needs

test: $(TOOLS) ## run the tests and measure what they cover
	@$(BIN)/pytest -q -n auto --dist worksteal --cov --cov-report=term

lint: $(TOOLS) ## check style, types and floors
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

golden: $(TOOLS) ## accept what the golden cases give now; look at the difference before you commit
	@$(BIN)/pytest -q tests/test_golden.py tests/test_docs.py tests/test_tags.py tests/test_pages.py tests/audit/audit_pages.py tests/audit/audit_forms.py --update-golden

eval: $(TOOLS) ## measure summary and actors on the corpus; print the figures and every fault
	@$(BIN)/pytest -q -s tests/eval/test_eval.py

audit: $(TOOLS) ## build all articles and samples on all papers in all themes, and run all validators
	@$(SHELL) -euo pipefail -c "$$EBOOK_TOOLS"
	@PATH="$(CURDIR)/$(ACE):$$PATH" $(BIN)/pytest -q -n auto --dist worksteal -p no:faulthandler tests/audit/audit_*.py

bench: $(TOOLS) ## measure speed beside other programs; ONLY=seed,batch takes some scenes, RUNS=3 fewer runs
	@$(BIN)/python -m tests.bench --only "$(ONLY)" --runs "$(or $(RUNS),7)"

check: lint test eval ## lint, test and measure

clean: ## remove what was built and installed
	@rm -rf build dist $(VENV) .coverage .coverage.* .*_cache .hypothesis

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-8s %s\n", $$1, $$2 }'

$(RUNTIME):
	@$(SHELL) -euo pipefail -c "$$SETUP" setup "$(PYTHON)"

$(TOOLS): $(RUNTIME)
	@echo "Installing the tools for development" >&2
	@$(PIP) install --no-deps --require-hashes -r requirements-dev.lock
	@rm -f $(VENV)/.tools-*
	@touch $@

# Installs Debian's packages, where that is possible.
define INSTALL
install() {
    if [ $$# = 0 ]; then return; fi
    sudo=sudo
    if [ "$$(id -u)" = 0 ]; then sudo=; fi
    if ! type apt-get $$sudo >/dev/null 2>&1; then
        echo "Install these first (the names are those of Debian's packages): $$*" >&2
        exit 1
    fi
    echo "Installing $$*" >&2
    $$sudo apt-get -qq update
    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "$$@" >/dev/null
}
endef

# Makes .venv. Of two makes at once the second waits for the first, where there is `flock`.
define SETUP
$(INSTALL)
python=$$1
if [ -z "$$python" ]; then
    echo "Python 3.11 or later is needed: install python3" >&2
    exit 1
fi
exec 9<Makefile
flock 9 2>/dev/null || true
if [ -e $(RUNTIME) ]; then exit; fi
missing=$$($$python -c "$$MISSING" "$$python")
install $$missing
echo "Setting up $(VENV), which takes a minute" >&2
if ! $(PIP) --version >/dev/null 2>&1; then $$python -m venv --clear $(VENV); fi
$(PIP) install --no-deps --require-hashes -r requirements.lock
$(PIP) install --no-deps --no-build-isolation --editable .
$(BIN)/python -m compileall -q briefing
rm -f $(VENV)/.runtime-*
touch $(RUNTIME)
endef
export SETUP

# Gets Ace, which examines ebooks, and the browser that it needs. Its own scripts would load another.
define EBOOK_TOOLS
$(INSTALL)
missing=
if ! type npm >/dev/null 2>&1; then missing="nodejs npm"; fi
if ! type chromium >/dev/null 2>&1; then missing="$$missing chromium"; fi
install $$missing
if [ -x $(ACE)/ace-puppeteer ]; then exit; fi
echo "Installing Ace" >&2
npm install --ignore-scripts --no-audit --no-fund --silent --prefix $(VENV)/ace @daisy/ace@1.4.6
endef
export EBOOK_TOOLS

# Prints the names of the Debian packages whose module or library cannot be loaded.
define MISSING
import ctypes, importlib.util, os, sys

def loads(*names):
    for name in names:
        try:
            return bool(ctypes.CDLL(name))
        except OSError:
            pass
    return False

present = {
    os.path.basename(sys.argv[1]) + "-venv": bool(importlib.util.find_spec("ensurepip")),
    "libpango-1.0-0": loads("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    "libpangoft2-1.0-0": loads("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    "libharfbuzz-subset0": loads("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "fontconfig": loads("libfontconfig.so.1", "libfontconfig.1.dylib"),
}
print(*(package for package, found in present.items() if not found))
endef
export MISSING
