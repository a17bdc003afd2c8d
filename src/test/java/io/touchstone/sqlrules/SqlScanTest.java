package io.touchstone.sqlrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All SQL that stands in this repository, held to {@link SqlRules}. */
class SqlScanTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    /** Comments are words for people. */
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|COMMENT '(?:[^']|'')*'");

    /** That there is a tenant in a statement at all is up to {@link io.touchstone.sql.Tenant}. */
    @Test
    void ofSeveralTablesEachIsHeldToTheTenant() {
        statements()
                .forEach((type, statements) -> assertThat(statements)
                        .as(type)
                        .allSatisfy(sql -> assertThat(SqlRules.tables(sql)).isEmpty()));
    }

    @Test
    void statementsAreOfTheSqlThatAllServersShare() {
        texts().forEach((type, texts) -> assertThat(texts)
                .allSatisfy(
                        text -> assertThat(SqlRules.constructs(text)).as(type).isEmpty()));
    }

    @Test
    void migrationsAreOfTheSqlThatAllServersShare() {
        migrations()
                .forEach((file, sql) -> assertThat(
                                SqlRules.constructs(COMMENT.matcher(sql).replaceAll(" ")))
                        .as(file)
                        .isEmpty());
    }

    @Test
    void keysStartWithTheTenantAndSayWhatTheyAreFor() {
        migrations()
                .forEach((file, sql) -> assertThat(SqlRules.keys(sql)).as(file).isEmpty());
    }

    /** Else a scan of nothing would pass. */
    @Test
    void thereIsMuchToScan() {
        assertThat(statements().values().stream().mapToInt(List::size).sum()).isGreaterThan(60);
        assertThat(migrations().values())
                .anySatisfy(sql -> assertThat(sql.split("CREATE TABLE")).hasSizeGreaterThan(20));
    }

    static Map<String, List<String>> statements() {
        Map<String, List<String>> statements = new TreeMap<>();
        texts().forEach((type, texts) -> statements.put(
                type, texts.stream().filter(SqlRules::isStatement).toList()));
        return statements;
    }

    /** Of every class that has a statement, or a part of one. */
    private static Map<String, List<String>> texts() {
        Map<String, List<String>> all = new TreeMap<>();
        Map<String, String> sources = sources();
        Map<String, String> constants = new HashMap<>();
        sources.values().forEach(source -> constants.putAll(JavaTexts.constants(source)));
        sources.forEach((type, source) -> {
            List<String> texts = JavaTexts.in(source, constants);
            if (source.contains("SqlText.of(")
                    || texts.stream()
                            .anyMatch(text -> SqlRules.isStatement(text) || text.startsWith("START TRANSACTION"))) {
                all.put(type, texts);
            }
        });
        return all;
    }

    private static Map<String, String> sources() {
        return files(SOURCES, ".java");
    }

    private static Map<String, String> migrations() {
        return files(MIGRATIONS, ".sql");
    }

    /** By name without its end; of two of one name both. */
    private static Map<String, String> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.filter(file -> file.toString().endsWith(end)).toList()) {
                String name = file.getFileName().toString();
                texts.merge(
                        name.substring(0, name.length() - end.length()),
                        Files.readString(file),
                        (a, b) -> a + "\n" + b);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
