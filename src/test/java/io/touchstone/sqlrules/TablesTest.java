package io.touchstone.sqlrules;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each table is written in one place: those of the control plane by their entity, those of the data plane by the SQL of one room. */
class TablesTest {

    private static final JavaClasses TOUCHSTONE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.touchstone");

    private static final Pattern WRITTEN =
            Pattern.compile("^\\s*(?:INSERT (?:IGNORE )?INTO|UPDATE(?: IGNORE)?|DELETE FROM)\\s+(\\w+|\\?)");
    private static final Pattern READ = Pattern.compile("\\b(?:FROM|JOIN)\\s+(\\w+)");

    /** One of many. */
    private static final String ANY = JavaTexts.SOMETHING;

    /** Whose SQL writes what an entity maps, and which tables. */
    private static final Map<String, Set<String>> WRITES_BESIDE_ENTITIES = Map.of(
            "KeyUseStore", Set.of("api_key"), // a column that the entity does not write, of many tenants at once
            "WorkspaceDeletion", Set.of(ANY)); // all tables, when nobody is left to set anything

    /** Rooms outside of the control plane whose SQL reads its tables: the class, and the table. */
    private static final Map<String, String> READS_OF_OTHERS =
            Map.of("RollupGenerationStore", "workspace"); // one statement under the last lock of each batch

    /** The tables that entities map. */
    private static TreeSet<String> mapped() {
        return TOUCHSTONE.stream().flatMap(TablesTest::mappedBy).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> mappedBy(JavaClass type) {
        Stream<String> own = type.tryGetAnnotationOfType(Table.class).map(Table::name).stream();
        Stream<String> lists = type.getFields().stream()
                .flatMap(field -> field.tryGetAnnotationOfType(CollectionTable.class).stream())
                .map(CollectionTable::name);
        return Stream.concat(own, lists);
    }

    private static List<String> tables(Pattern pattern, String statement) {
        return pattern.matcher(statement)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String room(String type) {
        Optional<JavaClass> found = TOUCHSTONE.stream()
                .filter(candidate -> candidate.getSimpleName().equals(type))
                .findAny();
        return found.orElseThrow(() -> new AssertionError("no class " + type)).getPackageName();
    }

    @Test
    void ofTheControlPlaneTablesAreMappedByEntities() {
        assertThat(mapped())
                .containsExactly(
                        "api_key",
                        "campaign",
                        "deleted_workspace",
                        "flow",
                        "flow_edge",
                        "flow_node",
                        "source_connection",
                        "workspace");
    }

    @Test
    void whatAnEntityMapsNoSqlWrites() {
        List<String> found = new ArrayList<>();
        SqlScanTest.statements()
                .forEach((type, statements) -> statements.stream()
                        .flatMap(statement -> tables(WRITTEN, statement).stream())
                        .filter(table -> mapped().contains(table) || table.equals(ANY))
                        .filter(table -> !WRITES_BESIDE_ENTITIES
                                .getOrDefault(type, Set.of())
                                .contains(table))
                        .forEach(table -> found.add(type + " writes " + table)));
        assertThat(found).isEmpty();
    }

    @Test
    void whatAnEntityMapsIsReadInTheControlPlane() {
        List<String> found = new ArrayList<>();
        SqlScanTest.statements()
                .forEach((type, statements) -> statements.stream()
                        .flatMap(statement -> tables(READ, statement).stream())
                        .filter(mapped()::contains)
                        .filter(table -> !table.equals(READS_OF_OTHERS.get(type)))
                        .filter(_ -> !room(type).startsWith("io.touchstone.control."))
                        .forEach(table -> found.add(type + " reads " + table)));
        assertThat(found).isEmpty();
    }

    /** What forgetting a person comes to is seen at one place: erasure/RATIONALE.md. */
    private static final Set<String> FORGETTING = Set.of("ErasedEventStore", "ErasedFactStore");

    /** Others may read it: sums, audits and answers join what belongs together. */
    @Test
    void ofTheDataPlaneEachTableIsWrittenInOneRoom() {
        Map<String, TreeSet<String>> rooms = new TreeMap<>();
        SqlScanTest.statements()
                .forEach((type, statements) -> statements.stream()
                        .flatMap(statement -> tables(WRITTEN, statement).stream())
                        .filter(table -> !table.equals(ANY) && !FORGETTING.contains(type))
                        .forEach(table -> rooms.computeIfAbsent(table, _ -> new TreeSet<>())
                                .add(room(type).replace("io.touchstone.", ""))));
        assertThat(rooms)
                .allSatisfy((table, writers) -> assertThat(writers).as(table).hasSize(1))
                .containsEntry("event", new TreeSet<>(List.of("eventlog")))
                .containsEntry("message", new TreeSet<>(List.of("facts.message")))
                .containsEntry("purchase", new TreeSet<>(List.of("facts.purchase")))
                .containsEntry("identity", new TreeSet<>(List.of("facts.contact")))
                .containsEntry("credit", new TreeSet<>(List.of("attribution.credit")))
                .containsEntry("rollup_day", new TreeSet<>(List.of("rollup")))
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        (table, writers) -> assertThat(writers).as(table).noneMatch(room -> room.startsWith("query")));
    }
}
