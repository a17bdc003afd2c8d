package io.touchstone.sqlrules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts in a Java source: each literal, those joined by {@code +} as one, with the constants that stand between them. */
final class JavaTexts {

    /** What stands for an expression that is not a constant of the same file, nor a known one of another. */
    static final String SOMETHING = "?";

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"\\s*\\n(?<block>.*?)\"\"\"|\"(?<line>(?:\\\\.|[^\"\\\\\\n])*)\"|//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'",
            Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z_0-9]*) =\\s*$");
    /** A plus; perhaps an expression without a text, a comma or an end in it; and a plus again. */
    private static final Pattern JOIN = Pattern.compile("\\s*\\+\\s*(?:([^;,\"]*?)\\s*\\+\\s*)?");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    private JavaTexts() {}

    static List<String> in(String source) {
        return in(source, Map.of());
    }

    /** @param others constants of other files, as in {@link #constants} */
    static List<String> in(String source, Map<String, String> others) {
        List<String> texts = new ArrayList<>();
        read(source, new HashMap<>(others), texts);
        return texts;
    }

    /** The constants of a source by the names that other files call them by, such as {@code Type.CONSTANT}. */
    static Map<String, String> constants(String source) {
        Map<String, String> constants = new HashMap<>();
        read(source, constants, new ArrayList<>());
        Map<String, String> named = new HashMap<>();
        TYPE.matcher(source)
                .results()
                .forEach(type -> constants.forEach((name, text) -> named.put(type.group(1) + "." + name, text)));
        return named;
    }

    private static void read(String source, Map<String, String> constants, List<String> texts) {
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        String constant = "";
        while (token.find()) {
            String literal = token.group("block") == null ? token.group("line") : token.group("block");
            if (literal == null) {
                continue;
            }
            String between = source.substring(end, token.start());
            Matcher join = JOIN.matcher(between);
            if (!text.isEmpty() && join.matches()) {
                if (join.group(1) != null) {
                    text.append(constants.getOrDefault(join.group(1), SOMETHING));
                }
            } else {
                add(texts, text, constants, constant);
                Matcher named = CONSTANT.matcher(between);
                constant = named.find() ? named.group(1) : "";
            }
            text.append(literal);
            end = token.end();
        }
        add(texts, text, constants, constant);
    }

    private static void add(List<String> texts, StringBuilder text, Map<String, String> constants, String constant) {
        if (!text.isEmpty()) {
            texts.add(text.toString());
            constants.put(constant, text.toString());
            text.setLength(0);
        }
    }
}
