package io.touchstone.sqlrules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan can fail: each rule finds what it forbids, and lets pass what is like it. */
class SqlRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    foreign key            | ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c (d)
                    trigger                | CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET b = 1
                    stored program         | CREATE PROCEDURE p () SELECT 1
                    stored program         | CALL p()
                    named lock             | SELECT GET_LOCK('a', 1)
                    lateral join           | SELECT 1 FROM a, LATERAL (SELECT 1) b
                    JSON arrow             | SELECT a->'$.b' FROM c
                    JSON arrow             | SELECT a->>'$.b' FROM c
                    row alias of an insert | INSERT INTO a (b) VALUES (?) AS new ON DUPLICATE KEY UPDATE b = new.b
                    REPLACE                | REPLACE INTO a (b) VALUES (?)
                    DML on several tables  | UPDATE a, b SET a.c = b.c WHERE a.d = b.d
                    DML on several tables  | UPDATE a JOIN b ON a.d = b.d SET a.c = b.c
                    DML on several tables  | DELETE a FROM a JOIN b ON a.d = b.d
                    DML on several tables  | DELETE FROM a USING a JOIN b ON a.d = b.d
                    recursive CTE          | WITH RECURSIVE a AS (SELECT 1) SELECT * FROM a
                    session variable       | SELECT @row := @row + 1 FROM a
                    session variable       | SET @@sql_mode = ''
                    time zone conversion   | SELECT CONVERT_TZ(a, 'UTC', 'Europe/Paris') FROM b
                    clock of the server    | UPDATE a SET b = NOW() WHERE c = ?
                    clock of the server    | b DATETIME DEFAULT CURRENT_TIMESTAMP
                    SKIP LOCKED            | SELECT a FROM b FOR UPDATE SKIP LOCKED
                    AUTO_INCREMENT         | id BIGINT AUTO_INCREMENT
                    READ ONLY              | START TRANSACTION READ ONLY
                    ALTER that drops and adds a key of one name | ALTER TABLE a DROP KEY b, ADD KEY b (workspace_id, c)
                    ALTER that drops and adds a key of one name | ALTER TABLE a DROP INDEX b, ADD UNIQUE INDEX b (c)
                    """)
    void aForbiddenConstructIsFound(String rule, String sql) {
        assertThat(SqlRules.constructs(sql)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO a (workspace_id, b) VALUES (?, ?) ON DUPLICATE KEY UPDATE b = VALUES(b)",
                "INSERT INTO a (b) SELECT c FROM d JOIN e USING (f)",
                "UPDATE a SET b = CASE WHEN c > 0 THEN REPLACE(d, 'x', 'y') ELSE 0 END, e = 1 WHERE workspace_id = ?",
                "DELETE FROM a WHERE workspace_id = ? LIMIT ?",
                "SELECT a FROM b WHERE updated_at = ? AND new = 1 FOR UPDATE",
                "START TRANSACTION WITH CONSISTENT SNAPSHOT",
                "ALTER TABLE a DROP KEY b, ADD KEY c (workspace_id); ALTER TABLE a ADD KEY b (workspace_id)",
            })
    void whatOnlyLooksLikeItPasses(String sql) {
        assertThat(SqlRules.constructs(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FROM a JOIN b ON a.c = b.c WHERE a.workspace_id = :workspace",
                "SELECT 1 FROM a WHERE workspace_id = :workspace UNION ALL SELECT 1 FROM b WHERE c = ?",
                "SELECT b FROM a WHERE workspace_id = :workspace AND c IN (SELECT d FROM e)",
            })
    void aStatementThatForgetsTheTenantOfATableIsFound(String sql) {
        assertThat(SqlRules.tables(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT b FROM a WHERE workspace_id = :workspace AND c = ?",
                "SELECT 1 FROM a JOIN b USING (workspace_id, c) WHERE workspace_id = :workspace",
                "SELECT 1 FROM workspace WHERE id = :workspace UNION ALL SELECT 1 FROM b WHERE workspace_id = :workspace",
                "INSERT INTO a (workspace_id, b) VALUES (:workspace, ?)",
            })
    void aStatementWithinATenantPasses(String sql) {
        assertThat(SqlRules.tables(sql)).isEmpty();
    }

    @Test
    void keysAcrossTenantsOrWithoutAPurposeAreFound() {
        assertThat(SqlRules.keys("""
                        CREATE TABLE a (
                          workspace_id BIGINT NOT NULL,
                          b BIGINT NOT NULL,
                          PRIMARY KEY (b) COMMENT 'x',
                          UNIQUE KEY c (workspace_id, b)
                        );
                        CREATE TABLE d (
                          e BIGINT NOT NULL
                        );
                        ALTER TABLE a
                          ADD KEY f (b) COMMENT 'y';
                        """))
                .containsExactlyInAnyOrder(
                        "PRIMARY KEY (b) does not start with workspace_id",
                        "UNIQUE KEY c (workspace_id, b) does not say what it is for",
                        "d has no primary key",
                        "KEY f (b) does not start with workspace_id");
    }

    @Test
    void textsJoinedInASourceAreOne() {
        assertThat(JavaTexts.in("""
                        class A {
                            // "no text"
                            private static final String COLUMNS = "workspace_id, b";
                            String c = "SELECT " + COLUMNS + " FROM " + table() + " WHERE d";
                            char quote = '"';
                            String e = f("one", "another \\"quoted\\"");
                        }
                        """))
                .containsExactly(
                        "workspace_id, b", "SELECT workspace_id, b FROM ? WHERE d", "one", "another \\\"quoted\\\"");
    }
}
