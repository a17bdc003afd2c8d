package io.touchstone.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What to put where something else is expected. */
final class Odd {

    private static final String DIGITS = "1234567890".repeat(40);

    /** Texts, as JSON writes them. */
    private static final List<String> QUOTED = List.of(
            "\"\"",
            "\" \"",
            "\".\"",
            "\"..\"",
            "\"../../etc/passwd\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\uD83D\uDE00\"",
            "\"e\\u0301\"",
            "\"\u05D0\u0628\\u202e\\u2066\"",
            "\"\\ufeff\"",
            "\"\\uffff\"",
            "\"\\u0085\\u2028\\u200b\"",
            "\"' OR '1'='1\"",
            "\"`\\\\\\\"%_\"",
            "\"${jndi:ldap://none}\"",
            "\"<script>\"",
            "\"=1+1\"",
            "\"\\n\\r\\t\"",
            "\"true\"",
            "\"null\"",
            "\"1e999999\"",
            "\"-1\"",
            "\"1.0000000000001\"",
            "\"" + DIGITS + "\"",
            "\"0x10\"",
            "\"\u0661\u0662\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"2025-02-30T00:00:00Z\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"2025-01-01T00:00:00+18:00\"",
            "\"2025-01-01T00:00:60Z\"");

    /** Numbers, and what is nearly one. */
    private static final List<String> NUMBERS = List.of(
            "1e999999",
            "-1e999999",
            "1e-999999",
            "1e2147483648",
            "0e999999999",
            DIGITS,
            "-" + DIGITS,
            "0." + DIGITS,
            "-0",
            "-0.0",
            "0.1e1",
            "1E400",
            "9223372036854775807",
            "9223372036854775808",
            "2147483648",
            "1.7976931348623157e309",
            "999999999999.99",
            "1000000000000",
            "0.001",
            "-1",
            "00",
            "01",
            "+1",
            "1.",
            ".5",
            "0x1",
            "NaN",
            "Infinity",
            "1_000");

    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "false",
            "{}",
            "[]",
            "[[]]",
            "{\"\":null}",
            "[null]",
            "{\"a\":{\"a\":{}}}",
            "nul",
            "undefined",
            "'a'",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"a\nb\"",
            "",
            "//",
            "/*");

    /** Bytes that are no text, in quotes. */
    private static final List<byte[]> BROKEN = List.of(
            bytes(0xff),
            bytes(0x80),
            bytes(0xc1, 0x81), // A, in a byte too many
            bytes(0xc0, 0x80),
            bytes(0xe0, 0x80, 0xaf),
            bytes(0xed, 0xa0, 0x80), // half of a pair
            bytes(0xf5, 0x80, 0x80, 0x80),
            bytes(0xf0, 0x9f, 0x98), // its end is missing
            bytes(0xe2, 0x28, 0xa1),
            bytes(0x00));

    /** In the path or the query, as they stand there. */
    private static final List<String> IN_TARGETS = List.of(
            "%00",
            "%ff",
            "%c1%81",
            "%ed%a0%80",
            "%f0%9f%98%80",
            "e%cc%81",
            "%d7%90%e2%80%ae",
            "%0d%0aX-Injected:%201",
            "%2e%2e%2f",
            "..",
            ".",
            "%252e",
            "%zz",
            "%",
            "%4",
            "%u0041",
            "+",
            "%20",
            ";a=b",
            "a;b",
            "'%22%60",
            "%3Cscript%3E",
            "null",
            "true",
            "-1",
            "0",
            "1e999999",
            "9223372036854775808",
            "1.0",
            "NaN",
            ",",
            ",,a",
            "a,a",
            "[]",
            "{}",
            "2025-02-30",
            "0000-01-01",
            "9999-12-31",
            "%2B0",
            "\u00ff",
            "|",
            "\\",
            "\"",
            "^",
            "`",
            "#a");

    private Odd() {}

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static Json value(Dice dice) {
        return switch (dice.below(12)) {
            case 0, 1, 2, 3 -> Json.token(dice.any(QUOTED));
            case 4, 5 -> Json.token(dice.any(NUMBERS));
            case 6, 7 -> Json.token(dice.any(OTHERS));
            case 8 -> broken(dice);
            case 9 -> Json.token(deep(dice));
            default -> Json.token('"' + longText(dice) + '"');
        };
    }

    private static Json broken(Dice dice) {
        byte[] bad = dice.any(BROKEN);
        byte[] quoted = new byte[bad.length + 2];
        quoted[0] = '"';
        System.arraycopy(bad, 0, quoted, 1, bad.length);
        quoted[bad.length + 1] = '"';
        return new Json.Token(quoted);
    }

    static byte[] brokenText(Dice dice) {
        return dice.any(BROKEN);
    }

    /** Nested more deeply than anybody reads. */
    static String deep(Dice dice) {
        int depth = dice.any(50, 600, 1_100, 10_000);
        return dice.any(
                "[".repeat(depth) + "]".repeat(depth),
                "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
                "[".repeat(depth));
    }

    static String longText(Dice dice) {
        return dice.any("a", "\u00e9", "\u6f22", "\uD83D\uDE00", "\\u0001", " ")
                .repeat(dice.any(255, 256, 257, 1_025, 4_097, 70_000));
    }

    static String inTarget(Dice dice) {
        return dice.chance(0.1) ? "a".repeat(dice.any(256, 4_000, 20_000)) : dice.any(IN_TARGETS);
    }

    /** A whole body that has nothing to do with any schema. */
    static byte[] body(Dice dice) {
        String text = dice.any(
                "",
                " ",
                "null",
                "[]",
                "{}",
                "1",
                "\"a\"",
                "true",
                "{",
                "[",
                "{\"events\":",
                "{\"events\":null}",
                "{\"events\":{}}",
                "{\"events\":[null,1,\"a\",[],{}]}",
                "{\"events\":[" + "{},".repeat(10_000) + "{}]}",
                "[".repeat(10_000),
                "\n\n\n",
                "a=b&c=d",
                "<a/>",
                "\u0000\u0000\u0000{",
                " ".repeat(200_000) + "{}",
                "{\"a\":" + "[{},".repeat(5_000));
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
