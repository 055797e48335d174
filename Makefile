# Candour. `make run` and `make test` set up all they need; everything else is for developers.
SHELL := /bin/sh
PY := .venv/bin/python
export PUBLIC_PORT ?= 8000
export DESK_PORT ?= 8001

.PHONY: stop drill-stop drill-intake tour a11y-full lighthouse findings help run fresh setup test check fix css law-test law-docs bench-law law-mutants mutate-acts law-oracle messages pictures lock bench-trust bench-pages bench-worker
help: ## What can be made
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: ## Set up and run: public door on 127.0.0.1:8000, desk on 127.0.0.1:8001
	@./bootstrap.sh run
	@exec $(PY) -m dev.run --end-with $$PPID

stop: ## End what runs from this folder, also what was left when it was killed
	@if [ -x $(PY) ]; then exec $(PY) -m dev.stop; else echo "Nothing runs from this folder."; fi

fresh: ## The same, starting over with new data
	@./bootstrap.sh run
	@exec $(PY) -m dev.run --fresh --end-with $$PPID

setup:
	@./bootstrap.sh dev

test: setup ## Everything: law, units, integration, browser journeys
	@exec $(PY) -m dev.test --end-with $$PPID

check: setup ## Format, lint, types, layers, migrations, rules in all their places, templates, words
	@$(PY) -m dev.check

fix: setup ## Format and mend what can be mended by machine; compile the Welsh
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .
	@$(PY) -m tools.compile_words

pictures: setup ## Take the pictures of the README anew
	@$(PY) -m dev.needed browser
	@$(PY) -m pytest -q tests/journeys/test_complain_without_javascript.py
	@cp var/pictures/complaint-sent.jpg var/pictures/desk-inbox.jpg var/pictures/desk-case.jpg docs/pictures/

tour: setup ## Take a picture of every page, in both languages, wide and on a phone, into var/tour
	@$(PY) -m dev.needed browser
	@rm -rf var/tour && $(PY) -m pytest -q bench/sweeps/test_tour.py

a11y-full: setup ## axe on every page in every language, width and state (some minutes)
	@$(PY) -m dev.needed browser
	@$(PY) -m pytest -q bench/sweeps/test_a11y_full.py

lighthouse: setup ## Three public pages as Lighthouse sees them on a middling phone (needs npm)
	@$(PY) -m dev.needed browser keys
	@$(PY) -m pytest -q bench/sweeps/test_lighthouse.py

law-test: setup ## Only the law
	@TESTING=true $(PY) -m pytest tests/law -q -p no:dev.plug

law-docs: setup ## Write the rule book, docs/law, from the rules
	@PYTHONPATH=src $(PY) -m tools.build_law_docs

bench-trust: setup ## What row rules, sealing and the audit cost, measured side by side
	@$(PY) -m bench.trust

drill-stop: setup ## Stop a real `make run` in every way there is, and look for what is left (five minutes)
	@$(PY) -m bench.drill_stop

bench-pages: setup ## What pages cost and weigh, side by side with an earlier commit (about ten minutes)
	@$(PY) -m bench.pages

bench-worker: setup ## What the worker costs and how soon it takes in, side by side with an earlier commit (half an hour)
	@$(PY) -m bench.worker

drill-intake: setup ## 10,000 complaints through 300 kills, full disks and wrong clocks (ten minutes)
	@$(PY) -m bench.drill_intake

bench-law: setup ## What the law costs and answers, side by side with an earlier commit
	@PYTHONPATH=src $(PY) -m bench.law

law-mutants: setup ## Change the law in 500 small places and see which tests notice (twenty minutes)
	@PYTHONPATH=src $(PY) -m tools.mutate_law

mutate-acts: setup ## Leave out one permission, event, audit row, lock or row rule at a time and see which tests notice
	@PYTHONPATH=src $(PY) -m tools.mutate_acts

law-oracle: setup ## Ask the law and a second reading of it the same of 200,000 random matters (five to ten minutes)
	@PYTHONPATH=src $(PY) -m tools.law_compare

css: setup ## Compile the look from its sources (needs npm)
	@$(PY) tools/build_css.py

messages: setup ## Collect new English sentences into the Welsh catalogue (needs gettext)
	@$(PY) -m tools.collect_words

findings: ## See whether what surprised us in libraries is still so (installs them; not part of CI)
	@failed=0; for one in findings/*.sh; do \
	  if said=$$(sh "$$one" 2>&1); then echo "pass  $$one"; else echo "FAIL  $$one"; failed=1; fi; \
	  echo "$$said" | sed 's/^/      /'; done; exit $$failed

lock: ## Pin anew what requirements/*.in name
	@for kind in uv base run dev; do .tools/bin/uv pip compile --quiet --no-header --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url requirements/$$kind.in -o requirements/$$kind.txt || exit 1; done
