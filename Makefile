# `make run` and `make test` are all that is needed; the rest are their parts. The work is done by src/xtask, .ci and end2end.

SHELL := /bin/bash
export CARGO_TARGET_DIR ?= $(CURDIR)/target
STEP := @.ci/step
# Always the whole workspace with the same features: otherwise cargo compiles the dependencies once for each set.
ALL := --workspace --features ssr

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## build the release and open the counter with demo data on http://127.0.0.1:3000
	$(STEP) "release build" cargo xtask build --release
	@exec $(CARGO_TARGET_DIR)/release/mostrador demo $(ARGS)

dev: ## the same from a debug build; rebuilds and reloads on every change
	@cargo xtask watch $(ARGS)

test: packages lint unit build toolchain-test e2e-built ## everything that CI runs
	@echo; echo "=== everything passed"

packages:
	$(STEP) "packages" .ci/packages
	$(STEP) "a double of Stripe" .ci/localstripe
	$(STEP) "programs that read calendars" .ci/calendars

lint: ## format and clippy, for the server and for the browser
	$(STEP) "format" cargo fmt --all --check
	$(STEP) "clippy of the server" cargo clippy --quiet $(ALL) --all-targets -- -D warnings
	$(STEP) "clippy of the client" cargo xtask lint

unit: ## unit, property, store and service tests, on SQLite and PostgreSQL
	$(STEP) "tests on SQLite and PostgreSQL" .ci/postgres cargo test --quiet $(ALL)

store: ## the tests of store and service alone, on SQLite and PostgreSQL
	$(STEP) "store and service on SQLite and PostgreSQL" .ci/postgres cargo test --package store --package service

build:
	$(STEP) "release build" cargo xtask build --release

toolchain-test:
	$(STEP) "the client's toolchain on a closed network" src/xtask/toolchain-test.sh

e2e: build e2e-built ## the browser tests; one file: make e2e ARGS=smoke

e2e-built:
	$(STEP) "browser tests" end2end/run $(ARGS)

bench: build ## speed of panel, lists, reports, customers, pages and import, on SQLite and PostgreSQL
	$(STEP) "measurements" .ci/bench

bench-large: build ## the same with ten million sales too: 15 GB of disk
	$(STEP) "large measurements" .ci/bench large

.PHONY: help run dev test packages lint unit store build toolchain-test e2e e2e-built bench bench-large
.NOTPARALLEL:
