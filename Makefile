# `make` builds the site; `make help` lists the rest. Every target sets up what it needs first.
CONTENT ?= content
OUTPUT  ?= output
SEED    ?= 1

export PYTHONUTF8 = 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)

setup  = @sh tools/python.sh -m tools.setup
portal = @.venv/bin/portal
python = @.venv/bin/python
pytest = $(python) -m pytest -n 3 --dist loadgroup

.PHONY: site demo serve desk check publish test test-long fuzz lint bench docs pictures client lock clean help ready ready-test ready-bench

site: ready ## Dựng trang từ content/ vào output/ (đổi chỗ: make CONTENT=… OUTPUT=…)
	$(portal) build --content "$(CONTENT)" --output "$(OUTPUT)"

demo: OUTPUT = output-demo
demo: ready ## Dựng huyện mẫu (hư cấu, mười năm tin) vào output-demo/
	$(portal) demo --output "$(OUTPUT)"

serve: ready ## Xem thử tại http://localhost:8000, tự dựng lại khi tệp thay đổi
	$(portal) serve --content "$(CONTENT)" --output "$(OUTPUT)"

desk: ## Mở bàn biên tập với huyện mẫu và bốn người dùng thử tại http://127.0.0.1:8010
	$(setup) desk
	$(portal) desk --demo

check: ready ## Kiểm tra toàn bộ nội dung, không dựng trang
	$(portal) check --content "$(CONTENT)" $(FILE)

publish: ready ## Xuất bản vào public/ (dùng publishconf.py)
	$(portal) publish --content "$(CONTENT)"

test: ready-test ## Chạy toàn bộ kiểm thử
	$(pytest)

test-long: ready-test ## Kiểm thử dài: nghìn lịch sử sửa đổi ngẫu nhiên, cuối cùng in số lịch sử sạch (lịch sử khác: make test-long SEED=1000)
	$(pytest) -m long -o faulthandler_timeout=3600 --first-seed $(SEED)

fuzz: ready-test ## Kiểm thử bằng dữ liệu ngẫu nhiên, mỗi lần một khác
	$(pytest) -m hypothesis --hypothesis-profile=fuzz

lint: ready-test ## Kiểm tra mã nguồn: ruff, mypy, import-linter
	$(python) -m pytest -q tests/house

bench: ready-bench ## Đo tốc độ so với các công cụ khác
	$(python) -m bench
	$(python) -m bench.readers

docs: ready ## Viết lại các trang của docs/ lấy từ mã nguồn
	$(portal) docs

pictures: OUTPUT = output-demo
pictures: ready-test ## Dựng huyện mẫu ngày 21/11/2026 và chụp lại ảnh của README và của hướng dẫn (docs/anh)
	$(portal) demo --as-of 2026-11-21 --output "$(OUTPUT)"
	$(python) -m tools.pictures "$(OUTPUT)"
	PORTAL_PICTURES=docs/anh $(python) -m pytest -q tests/webdesk/test_guide.py

client: ready-test ## Tạo lại các tệp JavaScript đóng gói, sau khi sửa theme/js/search hoặc webdesk/js
	$(python) -m tools.search_client
	$(python) -m tools.desk_client

lock: ready ## Tạo lại các tệp khóa (make lock UPGRADE=1: lấy bản mới)
	@sh tools/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## Xóa những gì đã dựng (giữ .portal/last-good và public/)
	rm -rf output output-demo tests/artefacts .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@if [ -d .portal ]; then find .portal -mindepth 1 -maxdepth 1 ! -name last-good -exec rm -rf {} +; fi

ready:
	$(setup) site

ready-test:
	$(setup) test

ready-bench:
	$(setup) bench

help:
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile | while IFS='	' read -r name what; do printf '  make %-10s %s\n' "$$name" "$$what"; done
