# The front door. `make` alone tells what is here.

# Nobody but `package` needs the bill of materials.
MAVEN := ./mvnw --batch-mode --no-transfer-progress -Dcyclonedx.skip=true
JAR := target/quarkus-app/quarkus-run.jar

# Found when a target needs it, not before: `make help` works without one.
WITH_JDK := JAVA_HOME=$$(.mvn/find-jdk) && export JAVA_HOME &&

# A token for the laptop, where only this machine can reach the service, and a key for secrets of connections. Set your own anywhere else.
run: export TOUCHSTONE_OPERATOR_TOKEN ?= laptop-operator-token
run: export TOUCHSTONE_SECRETS_KEY ?= Zm9yIHRoaXMgbGFwdG9wIGFsb25lLCBubyBzZWNyZXQ=
run: export TOUCHSTONE_DEMO ?= true
run: export QUARKUS_HTTP_HOST ?= 127.0.0.1
run: export QUARKUS_MANAGEMENT_HOST ?= 127.0.0.1
load: export TOUCHSTONE_URL = $(or $(URL),http://127.0.0.1:8080)
load: export TOUCHSTONE_KEY = $(KEY)

fuzz walls: export TOUCHSTONE_URL = $(URL)
fuzz walls: export TOUCHSTONE_OPERATOR_TOKEN = $(TOKEN)
siege: export DATABASE_URL = $(URL)
siege: export DATABASE_USERNAME = $(USERNAME)
siege: export DATABASE_PASSWORD = $(PASSWORD)

# The packaged service, and the tests beside it to attack it with.
BUILD_ATTACKERS = $(MAVEN) --quiet -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/classpath
ATTACK = exec "$$JAVA_HOME/bin/java" -Xmx512m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	  -cp "target/test-classes:target/classes:$$(cat target/classpath)"

.DEFAULT_GOAL := help
.PHONY: help run test test-fast test-database mutants simulate fuzz walls siege chaos check-backup load bench bench-pair package check-licences openapi crawlers lint-openapi check-client check-browser check-alerts dashboard check-dashboard-build check-dashboard screenshots format

help: ## Tell what is here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-28s %s\n", $$1, $$2 }' Makefile
	@echo '  For load: FILE=events.ndjson.gz KEY=<API key> [URL=http://127.0.0.1:8080]'
	@echo '  For fuzz: [SEED=1] [REQUESTS=20000] [ONLY=a failed one] [URL=http://127.0.0.1:8080 TOKEN=<operator token>]'
	@echo '  For walls: [URL=http://127.0.0.1:8080 TOKEN=<operator token>]'
	@echo '  For siege: [SHORT=1] [ONLY=pattern of names] [JAR=another quarkus-run.jar] [URL=jdbc:mysql://... USERNAME=... PASSWORD=...]'
	@echo '  For chaos: [SHORT=1]; the folder shared beside the clone, or where TOUCHSTONE_SHARED says, has the database'
	@echo '  For bench: SCALE=1m|10m [URL=jdbc:mysql://... USERNAME=... PASSWORD=...]'
	@echo '  For bench-pair: OLD=<commit> [SCALE=100k], and a server as for bench'
	@echo '  For check-client and check-browser: TOKEN=<operator token> [URL=http://127.0.0.1:8080]'
	@echo '  For check-dashboard and screenshots: [URL=http://127.0.0.1:8080], of make run or alike; for the first also [TOKEN=<operator token>]'

run: ## Build and start the service, with its own database in ./data and a demo workspace
	@$(WITH_JDK) $(MAVEN) --quiet package -DskipTests
	@$(WITH_JDK) exec "$$JAVA_HOME/bin/java" -jar $(JAR)

test: ## Run all tests, or those of TEST
	@$(WITH_JDK) $(MAVEN) test $(if $(TEST),-Dtest='$(TEST)')

test-fast: ## Run the tests that need no database and no service
	@$(WITH_JDK) $(MAVEN) test -DexcludedGroups='io.quarkus.test.junit.QuarkusTest | database'

test-database: ## Run the others, but for those tagged any-database, which try nothing that another database could change
	@$(WITH_JDK) $(MAVEN) test -Dgroups='(io.quarkus.test.junit.QuarkusTest | database) & !any-database'

mutants: ## Change the pure parts in small ways and see whether their tests notice: some minutes, see CONTRIBUTING.md
	@$(WITH_JDK) $(MAVEN) --activate-profiles mutants test-compile org.pitest:pitest-maven:mutationCoverage

simulate: ## Tell a service the same facts as webhooks and as events, and compare every number: URL=... TOKEN=... [FACTS=...]
	@python3 .ci/simulate "$(URL)" "$(TOKEN)" $(FACTS)

fuzz: ## Send made-up requests for every operation: see docs/walls.md
	@$(WITH_JDK) $(BUILD_ATTACKERS)
	@$(WITH_JDK) $(ATTACK) io.touchstone.fuzz.FuzzRun

walls: ## Call every operation with every key that must not open it
	@$(WITH_JDK) $(BUILD_ATTACKERS)
	@$(WITH_JDK) $(ATTACK) io.touchstone.walls.WallsRun

siege: ## Attack the service, as it runs in the image, while others use it
	@$(WITH_JDK) $(BUILD_ATTACKERS)
	@$(WITH_JDK) $(ATTACK) io.touchstone.siege.Siege

chaos: ## Kill the service and its MySQL again and again while events come in: with one instance, then with two
	@$(WITH_JDK) $(MAVEN) --quiet package -DskipTests
	@$(WITH_JDK) .ci/chaos "$${TOUCHSTONE_SHARED:-../shared}" 18510 3620 chaos-operator-token $(if $(SHORT),3 1,30 10) \
	  "$$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -jar $(JAR)

check-backup: ## Dump a schema under load, restore it and audit it, as docs/backup.md says; on MySQL
	@$(WITH_JDK) { test -f $(JAR) || $(MAVEN) --quiet package -DskipTests; }
	@$(WITH_JDK) .ci/backup "$${TOUCHSTONE_SHARED:-../shared}" 18530 3630 backup-operator-token \
	  "$$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -jar $(JAR)

crawlers: ## Fetch the list of what crawlers call themselves anew: see docs/links.md
	@rm -rf target/crawlers && mkdir -p target/crawlers
	@cd target/crawlers && npm pack --silent crawler-user-agents && tar -xzf crawler-user-agents-*.tgz
	@python3 .ci/crawlers target/crawlers/package src/main/resources/io/touchstone/source/link

load: ## Stream a file of events into a running service, showing progress
	@test -n "$(FILE)" -a -n "$(KEY)" || { echo 'make load FILE=events.ndjson.gz KEY=<API key> [URL=...]'; exit 2; }
	@$(WITH_JDK) { test -f $(JAR) || $(MAVEN) --quiet package -DskipTests; }
	@$(WITH_JDK) exec "$$JAVA_HOME/bin/java" -jar $(JAR) load "$(FILE)"

bench: ## Measure the bars of the design beside their peers: see BENCHMARKS.md
	@$(WITH_JDK) $(MAVEN) --quiet --activate-profiles benchmark -DskipTests \
	  package dependency:build-classpath -Dmdep.outputFile=target/benchmark/classpath
	@$(WITH_JDK) exec "$$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
	  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	  -cp "target/benchmark/test-classes:target/benchmark/classes:$$(cat target/benchmark/classpath)" \
	  io.touchstone.benchmark.Benchmark

bench-pair: export OLD_APPLICATION = target/bench-pair/target/benchmark/quarkus-app
bench-pair: ## Have the build of a commit and that of this tree do the same work in turns: see BENCHMARKS.md
	@test -n "$(OLD)" || { echo 'make bench-pair OLD=<commit> [SCALE=100k] [URL=jdbc:mysql://... USERNAME=... PASSWORD=...]'; exit 2; }
	@rm -rf target/bench-pair && mkdir -p target/bench-pair && git archive "$(OLD)" | tar -x -C target/bench-pair
	@$(WITH_JDK) cd target/bench-pair && $(MAVEN) --quiet --activate-profiles benchmark -Dmaven.test.skip -Dspotless.check.skip package
	@$(WITH_JDK) $(MAVEN) --quiet --activate-profiles benchmark -DskipTests \
	  package dependency:build-classpath -Dmdep.outputFile=target/benchmark/classpath
	@$(WITH_JDK) SCALE="$(or $(SCALE),100k)" exec "$$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow \
	  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	  -cp "target/benchmark/test-classes:target/benchmark/classes:$$(cat target/benchmark/classpath)" \
	  io.touchstone.benchmark.Pair

package: ## Build target/quarkus-app without running the tests, and target/bom.json, what it is made of
	@$(WITH_JDK) $(MAVEN) package -DskipTests -Dcyclonedx.skip=false

check-licences: ## Hold the licences of all libraries to the list of .ci/licences
	@test -f target/bom.json || { echo 'make package first: it writes target/bom.json'; exit 2; }
	@.ci/licences target/bom.json

openapi: ## Bring openapi.yaml up to date with the resources
	@$(WITH_JDK) $(MAVEN) --quiet package -DskipTests
	@cp target/openapi/openapi.yaml openapi.yaml

lint-openapi: export REDOCLY_TELEMETRY = off
lint-openapi: export REDOCLY_SUPPRESS_UPDATE_NOTICE = true
lint-openapi: ## Lint openapi.yaml with Spectral and Redocly
	@npm --prefix clients/typescript ci --silent --ignore-scripts --no-audit --no-fund
	@clients/typescript/node_modules/.bin/spectral lint --fail-severity error openapi.yaml
	@clients/typescript/node_modules/.bin/redocly lint openapi.yaml

check-client: export TOUCHSTONE_URL = $(or $(URL),http://127.0.0.1:8080)
check-client: export TOUCHSTONE_OPERATOR_TOKEN = $(TOKEN)
check-client: ## Type a client from openapi.yaml and read a running service with it
	@test -n "$(TOKEN)" || { echo 'make check-client TOKEN=<operator token> [URL=...]'; exit 2; }
	@npm --prefix clients/typescript ci --silent --ignore-scripts --no-audit --no-fund
	@npm --prefix clients/typescript run --silent check

check-browser: export TOUCHSTONE_URL = $(or $(URL),http://127.0.0.1:8080)
check-browser: export TOUCHSTONE_OPERATOR_TOKEN = $(TOKEN)
check-browser: export TOUCHSTONE_PAGE_PORT = $(or $(PAGE_PORT),18481)
check-browser: export CHROMIUM ?= chromium
check-browser: ## Have a page in headless Chromium use a running service that lets http://127.0.0.1:18481 do so
	@test -n "$(TOKEN)" || { echo 'make check-browser TOKEN=<operator token> [URL=...] [PAGE_PORT=18481] [CHROMIUM=chromium]'; exit 2; }
	@node clients/browser/check.mjs

dashboard: ## Build the page of clients/dashboard into src/main/resources/dashboard
	@npm --prefix clients/dashboard ci --silent --ignore-scripts --no-audit --no-fund
	@npm --prefix clients/dashboard run --silent build

check-dashboard-build: dashboard ## Build it anew: what is committed must be these bytes
	@test -z "$$(git status --porcelain src/main/resources/dashboard)" \
	  || { git status --short src/main/resources/dashboard; echo 'The page is not built from its sources: make dashboard, and commit it.'; exit 1; }

check-dashboard screenshots: export TOUCHSTONE_URL = $(or $(URL),http://127.0.0.1:8080)
check-dashboard: export TOUCHSTONE_OPERATOR_TOKEN = $(or $(TOKEN),laptop-operator-token)
check-dashboard screenshots: export CHROMIUM ?= chromium
check-dashboard: ## Look at every screen of the page of a running demo in headless Chromium
	@test -d clients/dashboard/node_modules || npm --prefix clients/dashboard ci --silent --ignore-scripts --no-audit --no-fund
	@npm --prefix clients/dashboard run --silent check

screenshots: ## Take the pictures of the README anew, of the page of a running demo
	@test -d clients/dashboard/node_modules || npm --prefix clients/dashboard ci --silent --ignore-scripts --no-audit --no-fund
	@mkdir -p docs/pictures
	@npm --prefix clients/dashboard run --silent screenshots

check-alerts: ## Have every alert fire once, with Prometheus's promtool
	@command -v promtool >/dev/null || { echo 'promtool is missing: it comes with Prometheus (apt-get install prometheus)'; exit 2; }
	@mkdir -p target && sed '1,/^spec:/d; s/^  //' k8s/components/monitoring/alerts.yaml > target/alerts.yaml
	@promtool check rules target/alerts.yaml
	@promtool test rules k8s/components/monitoring/alerts.test.yaml

format: ## Format the sources
	@$(WITH_JDK) $(MAVEN) --quiet spotless:apply
