package io.touchstone.sqlrules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the SQL may not do. Each answer names the rules that a text breaks; none, and it is clean. */
final class SqlRules {

    /** By what to call it: what neither TiDB nor Vitess takes, or what would not give the same on each server. */
    private static final Map<String, Pattern> FORBIDDEN = forbidden();

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(SELECT|INSERT (?:IGNORE )?INTO|UPDATE(?: IGNORE)?|DELETE FROM)\\s.+", Pattern.DOTALL);
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:FROM|JOIN|INTO|(?<!KEY )UPDATE(?: IGNORE)?)\\s+[a-z_?%]");
    private static final Pattern TENANT = Pattern.compile("\\bworkspace_id\\b|\\bworkspace WHERE id = :");
    private static final Pattern KEY =
            Pattern.compile("(?m)^\\s*(?:ADD )?(PRIMARY KEY|UNIQUE KEY \\w+|KEY \\w+)\\s*\\(([^)]*)\\)([^\\n]*)$");
    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);

    private static final List<String> TABLES_OF_TENANTS = List.of("workspace", "deleted_workspace");

    private SqlRules() {}

    private static Map<String, Pattern> forbidden() {
        Map<String, Pattern> rules = new LinkedHashMap<>();
        rules.put("foreign key", Pattern.compile("\\bFOREIGN\\s+KEY\\b|\\bREFERENCES\\b"));
        rules.put("trigger", Pattern.compile("\\bTRIGGER\\b"));
        rules.put("stored program", Pattern.compile("\\b(PROCEDURE|FUNCTION|CALL|CREATE EVENT)\\b"));
        rules.put("named lock", Pattern.compile("\\b(GET_LOCK|RELEASE_LOCK|IS_FREE_LOCK|IS_USED_LOCK)\\b"));
        rules.put("lateral join", Pattern.compile("\\bLATERAL\\b"));
        rules.put("JSON arrow", Pattern.compile("->"));
        rules.put("row alias of an insert", Pattern.compile("\\bAS\\s+new\\b", Pattern.CASE_INSENSITIVE));
        rules.put("REPLACE", Pattern.compile("\\bREPLACE\\s+(INTO\\b|[a-z])|^\\s*REPLACE\\b"));
        rules.put(
                "DML on several tables",
                Pattern.compile(
                        "\\bUPDATE\\s+(?:IGNORE\\s+)?\\w+(\\s+\\w+)?\\s*,|\\bUPDATE\\s+\\w+[^;]*?\\bJOIN\\b[^;]*?\\bSET\\b"
                                + "|\\bDELETE\\s+(?!FROM\\b)\\w+|\\bDELETE\\s+FROM\\s+\\w+[^;]*?\\b(USING|JOIN)\\b"));
        rules.put("recursive CTE", Pattern.compile("\\bRECURSIVE\\b"));
        rules.put("session variable", Pattern.compile("@\\w|@@|:="));
        rules.put("time zone conversion", Pattern.compile("\\bCONVERT_TZ\\b"));
        rules.put(
                "clock of the server",
                Pattern.compile("\\b(NOW|SYSDATE|CURDATE|CURTIME|UNIX_TIMESTAMP|UTC_TIMESTAMP|UTC_DATE)\\s*\\("
                        + "|\\b(CURRENT_TIMESTAMP|CURRENT_DATE|CURRENT_TIME|LOCALTIME|LOCALTIMESTAMP)\\b"));
        rules.put("SKIP LOCKED", Pattern.compile("\\bSKIP\\s+LOCKED\\b"));
        rules.put("READ ONLY", Pattern.compile("\\bREAD\\s+ONLY\\b"));
        rules.put(
                "ALTER that drops and adds a key of one name",
                Pattern.compile("\\bALTER\\s+TABLE\\b[^;]*\\bDROP\\s+(?:KEY|INDEX)\\s+(\\w+)\\b[^;]*"
                        + "\\bADD\\s+(?:UNIQUE\\s+)?(?:KEY|INDEX)\\s+\\1\\b"));
        rules.put("AUTO_INCREMENT", Pattern.compile("\\bAUTO_INCREMENT\\b|\\bLAST_INSERT_ID\\b"));
        return rules;
    }

    /** The forbidden constructs in a statement, or a part of one. */
    static List<String> constructs(String sql) {
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(sql).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    static boolean isStatement(String text) {
        return STATEMENT.matcher(text).matches();
    }

    /** Of a statement over several tables, joined or one after the other, each is held to {@code workspace_id}. */
    static Optional<String> tables(String sql) {
        long tables = TABLE.matcher(sql).results().count();
        long named = TENANT.matcher(sql).results().count();
        return tables > 1 && named < tables
                ? Optional.of("workspace_id is not asked of every table")
                : Optional.empty();
    }

    /** What is wrong with the keys that a migration makes. */
    static List<String> keys(String migration) {
        List<String> wrong = new ArrayList<>();
        Matcher created = CREATED.matcher(migration);
        while (created.find()) {
            if (!created.group(2).contains("PRIMARY KEY")) {
                wrong.add(created.group(1) + " has no primary key");
            }
        }
        KEY.matcher(migration).results().forEach((MatchResult key) -> {
            String columns = key.group(2);
            boolean isOfTheTenants = columns.equals("id")
                    && TABLES_OF_TENANTS.stream().anyMatch(table -> isOf(migration, key.start(), table));
            if (!columns.startsWith("workspace_id") && !isOfTheTenants) {
                wrong.add(key.group(1) + " (" + columns + ") does not start with workspace_id");
            }
            if (!key.group(3).contains("COMMENT '")) {
                wrong.add(key.group(1) + " (" + columns + ") does not say what it is for");
            }
        });
        return wrong;
    }

    private static boolean isOf(String migration, int position, String table) {
        int begin = migration.lastIndexOf("TABLE ", position);
        return begin >= 0 && migration.startsWith("TABLE " + table + " ", begin);
    }
}
