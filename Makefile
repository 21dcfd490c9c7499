# Diên Hồng. Two commands do everything on a fresh machine: `make run` and `make test`.
SHELL := /bin/bash
PORT ?= 8000
DIENHONG_DATA ?= var
export DIENHONG_DATA
# Where Python is told to keep nothing it compiled (many container images), every start of a process would cost a second more.
export PYTHONDONTWRITEBYTECODE :=
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
STATIC := build/static/staticfiles.json

.PHONY: setup run test lint bench docs screenshots clean
.DEFAULT_GOAL := help

help:
	@echo "make run     cài đặt, tạo cơ sở dữ liệu, nạp xã mẫu, mở http://127.0.0.1:$(PORT) (PORT= để đổi)"
	@echo "make test    mọi kiểm thử, trên SQLite rồi trên PostgreSQL;  make lint  ruff, mypy, import-linter;  make bench  đo tốc độ (ONLY=scale: năm năm của một xã);  make docs  tài liệu tham chiếu"

setup: $(STAMP) $(STATIC)

$(STAMP): requirements.lock pyproject.toml scripts/venv.sh
	@scripts/venv.sh $(VENV)
	@touch $@

# What the pages need that is not committed: third-party styles, the typeface, English, hashed copies.
SOURCES := $(shell find dienhong -path '*/static/*' -type f) $(wildcard locale/*/LC_MESSAGES/*.po) dienhong/page/assets.py
$(STATIC): $(STAMP) $(SOURCES)
	@$(BIN)/python -m dienhong.page.assets build/assets
	@$(BIN)/python scripts/compile_messages.py
	@DIENHONG_DATA=build/setup $(BIN)/python manage.py collectstatic --noinput --clear -v 0
	@touch $@

run: setup
	@$(BIN)/dienhong demo load --if-empty
	@if find dienhong -path '*/migrations/*.py' -newer "$(DIENHONG_DATA)/dienhong.sqlite3" | grep -q .; then $(BIN)/python manage.py migrate -v 0; fi
	@DIENHONG_DEMO=1 DIENHONG_LOG_LEVEL=WARNING exec $(BIN)/dienhong serve --bind 127.0.0.1:$(PORT)

test: setup
	@echo "SQLite:"
	@DIENHONG_DATA= $(BIN)/pytest -n 2 --dist loadfile -q -rs
	@DIENHONG_DATA= $(BIN)/python -m tests.on_postgres -n 2 --dist loadfile -q -rs

lint: $(STAMP)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: setup
	@$(BIN)/python -m benchmarks.run $(ONLY)

docs: $(STAMP)
	@DIENHONG_DATA=build/setup $(BIN)/python scripts/reference.py

# The pictures of docs/how-to, taken by the journeys themselves.
PICTURED := $(addprefix tests/journeys/test_,an_khanh_report.py::test_the_six_month_report petition_to_figure.py::test_petition_to_figure \
  citizen_petition.py disclosure.py dialogue_public.py reception_and_rating.py resident_whole_path.py officer_whole_path.py)
screenshots: setup
	@DIENHONG_SCREENSHOTS=docs/how-to/images $(BIN)/pytest $(PICTURED) -q -n 0

clean:
	@rm -rf build $(VENV)
