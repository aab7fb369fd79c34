# The two commands of the README are `make demo` and `make test`; the others are their parts.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
NPM    := npm --prefix labextension --no-fund --no-audit
FRONTEND := jupyter_modelarts/labextension/static/style.js
SOURCES := $(shell find labextension/src labextension/style labextension/schema -type f 2>/dev/null)

.PHONY: help demo lab test setup develop frontend lint types python-tests frontend-tests browser-tests wheel current generate clean

help: ## say what each target does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

demo: $(VENV)/.demo ## set up, then train, deploy and call a model on the embedded service
	$(BIN)/python examples/run_quickstart.py

lab: $(VENV)/.demo ## open JupyterLab on the quickstart notebook
	$(BIN)/jupyter lab examples/quickstart.ipynb

test: develop ## set up, then run every check and every test
	$(BIN)/python scripts/check_all.py

develop: $(VENV)/.develop

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.10 or newer is needed; set PYTHON=python3.x" if sys.version_info < (3, 10) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml $(FRONTEND) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[demo]"
	@touch $@

$(VENV)/.develop: pyproject.toml $(FRONTEND) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[demo,test]"
	@touch $@ $(VENV)/.demo

frontend: $(FRONTEND) ## build the JupyterLab extension

$(FRONTEND): $(SOURCES) labextension/package.json labextension/package-lock.json
	@node -e 'const [a,b]=process.versions.node.split(".").map(Number); if (!(a>22 || a===22&&b>=12 || a===20&&b>=19)) { console.error("Node 20.19, 22.12 or newer is needed, this is "+process.versions.node); process.exit(1) }'
	$(NPM) ci --silent
	rm -rf jupyter_modelarts/labextension
	$(NPM) run --silent build:prod

generate: develop ## write what is derived from the contract
	$(BIN)/python scripts/generate.py
	$(BIN)/python scripts/ledger.py

clean: ## remove what was built and installed here
	rm -rf $(VENV) jupyter_modelarts/labextension jupyter_modelarts/static labextension/node_modules labextension/lib dist build
