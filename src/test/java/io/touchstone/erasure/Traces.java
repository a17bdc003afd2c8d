package io.touchstone.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for words in every column of every table, and in files: as they are, in hexadecimal, and within base64. */
final class Traces {

    private final Map<String, String> forms = new LinkedHashMap<>();

    Traces(Collection<String> words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            forms.put(latin(bytes).toLowerCase(Locale.ROOT), word);
            forms.put(HexFormat.of().formatHex(bytes), word + " in hexadecimal");
            forms.put(escaped(word).toLowerCase(Locale.ROOT), word + " as JSON has it");
            for (int shift = 0; shift < 3; shift++) {
                forms.put(base64(bytes, shift).toLowerCase(Locale.ROOT), word + " in base64");
            }
        }
    }

    /** Where any of them stands: none is what it should be. */
    List<String> in(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : tables(connection)) {
            try (Statement sql = connection.createStatement();
                    ResultSet rows = sql.executeQuery("SELECT * FROM `" + table + "`")) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        byte[] bytes = rows.getBytes(column);
                        if (bytes != null) {
                            look(bytes, table + "." + rows.getMetaData().getColumnName(column), found);
                        }
                    }
                }
            }
        }
        return found;
    }

    List<String> in(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(file -> {
                    try {
                        look(Files.readAllBytes(file), file.toString(), found);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
        return found;
    }

    private void look(byte[] bytes, String place, List<String> found) {
        String text = latin(bytes).toLowerCase(Locale.ROOT);
        forms.forEach((form, word) -> {
            if (text.contains(form)) {
                found.add(place + " has " + word + ": " + text);
            }
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    /** The characters that the bytes decide alone, wherever in a group of three they begin. */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (shift * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return whole.substring(from, to);
    }

    private static String escaped(String word) {
        StringBuilder text = new StringBuilder();
        word.chars().forEach(c -> text.append(c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return text.toString();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
