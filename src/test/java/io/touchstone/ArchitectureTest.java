package io.touchstone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.touchstone.sql.Sql;
import io.touchstone.sql.Tenant;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rooms may know of each other. A rule that is in the way is changed here, with its reason. */
class ArchitectureTest {

    private static final JavaClasses TOUCHSTONE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.touchstone");

    private static final DescribedPredicate<JavaClass> SPEAKS_SQL = describe(
            "speak SQL: …Store, …Log, Select…, Aggregate…, KeyAllocator, KeyDictionary and the room sql",
            type -> type.getPackageName().equals("io.touchstone.sql")
                    || outermost(type)
                            .getSimpleName()
                            .matches(".+Store|.+Log|Select.+|Aggregate.+|KeyAllocator|KeyDictionary"));

    private static final DescribedPredicate<JavaClass> ABOUT_NO_TENANT = describe(
            "are about no tenant or all: the room sql; KeyAllocator, whose keys are made before they mean anything;"
                    + " KeyUseStore, which notes the uses of keys of many tenants at once;"
                    + " RebuildStore and CreditRebuildStore, where the scheduler looks for what any process left undone",
            type -> type.getPackageName().equals("io.touchstone.sql")
                    || outermost(type)
                            .getSimpleName()
                            .matches("KeyAllocator|KeyUseStore|RebuildStore|CreditRebuildStore"));

    @Test
    void roomsHaveNoCycles() {
        slices().matching("io.touchstone.(**)")
                .should()
                .beFreeOfCycles()
                .because("a room can then be understood from those below it")
                .check(TOUCHSTONE);
    }

    @Test
    void pureRoomsKnowOnlyEachOther() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.touchstone.attribution.journey",
                        "io.touchstone.attribution.model",
                        "io.touchstone.attribution.placebo",
                        "io.touchstone.event..",
                        "io.touchstone.time",
                        "io.touchstone.problem")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.touchstone.attribution.journey",
                        "io.touchstone.attribution.model",
                        "io.touchstone.attribution.placebo",
                        "io.touchstone.event..",
                        "io.touchstone.time",
                        "io.touchstone.problem",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.net..",
                        "java.nio..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..")
                .because("what the numbers mean is tested without a framework, a database or a clock")
                .check(TOUCHSTONE);
    }

    @Test
    void adaptersKnowEventsAndNothingElse() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.touchstone.source", "io.touchstone.source.whatsapp", "io.touchstone.source.mapping")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.touchstone.source..",
                        "io.touchstone.event..",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..")
                .because("what a body becomes is a table of bodies and events, without HTTP, signatures or storage")
                .check(TOUCHSTONE);
    }

    @Test
    void shopsAreAsPureAndKnowMoneyAndPhoneNumbers() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.touchstone.source.shop", "io.touchstone.source.shopify", "io.touchstone.source.woocommerce")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.touchstone.source",
                        "io.touchstone.source.shop",
                        "io.touchstone.source.shopify",
                        "io.touchstone.source.woocommerce",
                        "io.touchstone.source.ratecard",
                        "io.touchstone.event..",
                        "java.lang..",
                        "java.math..",
                        "java.net",
                        "java.nio..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "com.google.i18n.phonenumbers..")
                .because(
                        "what an order becomes is a table of bodies and events; its money has a rate as a message's price"
                                + " has, and its phone is one of a country")
                .check(TOUCHSTONE);
    }

    @Test
    void ratecardsAreAsPureAndKnowPhoneNumbers() {
        classes()
                .that()
                .resideInAPackage("io.touchstone.source.ratecard..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.touchstone.source.ratecard..",
                        "io.touchstone.event..",
                        "io.touchstone.time",
                        "io.touchstone.problem",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "com.google.i18n.phonenumbers..",
                        "de.siegmar.fastcsv..")
                .because(
                        "what a message costs is tested without a framework, a database or a clock; its market is that of a"
                                + " number, and lists of prices are CSV")
                .check(TOUCHSTONE);
    }

    @Test
    void ofThePureRoomsOnlyEventsKnowJson() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.touchstone.attribution.journey",
                        "io.touchstone.attribution.model",
                        "io.touchstone.attribution.placebo",
                        "io.touchstone.time",
                        "io.touchstone.problem")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because("events are JSON by definition; how answers are written is up to the rooms that answer")
                .check(TOUCHSTONE);
    }

    @Test
    void onlyClassesNamedForItSpeakSql() {
        classes()
                .that()
                .areAssignableTo(Sql.class)
                .should()
                .onlyHaveDependentClassesThat(SPEAKS_SQL)
                .because("each statement is then found in a class named for that work")
                .check(TOUCHSTONE);
        noClasses()
                .that(not(SPEAKS_SQL))
                .should()
                .callMethodWhere(describe(
                        "a Tenant sends",
                        (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(Tenant.class)
                                && !call.getName().equals("workspace")))
                .because("so it is with statements about a tenant; others only pass on whose data it is")
                .check(TOUCHSTONE);
    }

    @Test
    void onlyATenantSpeaksOfItsData() {
        noClasses()
                .that(not(ABOUT_NO_TENANT))
                .should()
                .callMethodWhere(describe(
                        "Sql sends",
                        (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(Sql.class)
                                && !call.getName().equals("bytes")))
                .because("a statement of a Tenant cannot be without its workspace_id")
                .check(TOUCHSTONE);
    }

    @Test
    void connectionsStayInTheRoomSql() {
        noClasses()
                .that(not(ABOUT_NO_TENANT))
                .and()
                .resideOutsideOfPackage("io.touchstone.embedded")
                .and()
                .doNotHaveSimpleName("WorkspaceDeletion")
                .and()
                .doNotHaveSimpleName("SelectObstacle")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Connection.class)
                .because(
                        "with one in hand the tenant could be left out of a statement; only what there is before a tenant,"
                                + " for all of them, or after one has been deleted does without")
                .check(TOUCHSTONE);
    }

    @Test
    void statementsAndResultSetsStayInTheRoomSql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.touchstone.sql")
                .and()
                .doNotHaveSimpleName("WorkspaceDeletion")
                .and()
                .doNotHaveSimpleName("SelectObstacle")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.sql\\.(\\w*Statement|ResultSet)")
                .because(
                        "one place then sees to their closing; only the deletion of a tenant commits chunk by chunk, and what asks"
                                + " before the service starts has no room sql yet")
                .check(TOUCHSTONE);
    }

    @Test
    void onlyResourcesAndTheRoomsOfRequestsKnowRest() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .haveSimpleNameNotEndingWith("Parameters")
                .and()
                .resideOutsideOfPackages("io.touchstone.http..", "io.touchstone.export", "io.touchstone.control.access")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because(
                        "everything behind a resource, and the parameters it declares, serves any caller, a test or the"
                                + " demo as well")
                .check(TOUCHSTONE);
    }

    @Test
    void classesWithPathsAreCalledResources() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .andShould()
                .bePackagePrivate()
                .because("their only callers come over HTTP")
                .check(TOUCHSTONE);
    }

    @Test
    void methodsOfResourcesThatAnswerArePublic() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .bePublic()
                .because("interceptors, such as the check of scopes, are certain to apply to public methods alone")
                .check(TOUCHSTONE);
    }

    @Test
    void entitiesStayInTheirRooms() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("a row that changes when it is touched is nobody else's to hold")
                .check(TOUCHSTONE);
    }

    @Test
    void onlyTheControlPlaneIsMappedByEntities() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAnyPackage("io.touchstone.control..", "io.touchstone.source.setup")
                .because("of what people set there are few rows; whatever grows with events is SQL, see TablesTest")
                .check(TOUCHSTONE);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.touchstone.control..", "io.touchstone.source.setup")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "io.quarkus.panache..")
                .because("a batch of events is a few statements, not a row at a time")
                .check(TOUCHSTONE);
    }

    @Test
    void onlyTheDemoPricesAndClicksTakeEventsInWithoutHttp() {
        classes()
                .that()
                .resideInAPackage("io.touchstone.intake")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(
                        "io.touchstone.intake",
                        "io.touchstone.demo",
                        "io.touchstone.source.hook",
                        "io.touchstone.source.link.click",
                        "io.touchstone.source.pricing")
                .because("facts change in one transaction, which begins with events; what platforms tell, prices of"
                        + " messages and clicks on links are events of ours")
                .check(TOUCHSTONE);
    }

    @Test
    void nobodyKnowsTheDemo() {
        classes()
                .that()
                .resideInAPackage("io.touchstone.demo")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("io.touchstone.demo")
                .because("the made-up shop can be left out")
                .check(TOUCHSTONE);
    }

    @Test
    void onlyTheStartAndWhatRefusesOneKnowTheEmbeddedDatabase() {
        classes()
                .that()
                .resideInAPackage("io.touchstone.embedded")
                .should()
                .onlyHaveDependentClassesThat(resideInAPackage("io.touchstone.embedded")
                        .or(describe("are Service", type -> type.getName().equals("io.touchstone.Service")))
                        .or(simpleName("OperatorTokenCheck")))
                .because("to all others it is a MySQL like any")
                .check(TOUCHSTONE);
    }

    @Test
    void noNameStandsTwice() {
        Map<String, List<String>> byName = TOUCHSTONE.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        byName.values().removeIf(types -> types.size() == 1);
        assertThat(byName)
                .as("who reads a name need not look up which of two it is")
                .isEmpty();
    }

    @Test
    void roomsHaveAtMost25Files() {
        Map<String, Long> files = TOUCHSTONE.stream()
                .filter(type -> outermost(type).equals(type) && !type.isAnonymousClass())
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        files.values().removeIf(count -> count <= 25);
        assertThat(files).as("a room is looked over at one glance").isEmpty();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
