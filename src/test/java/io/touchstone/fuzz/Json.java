package io.touchstone.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JSON as it is written, with all that JSON must not be: names that come twice, numbers without an end, any bytes. */
sealed interface Json {

    /** @param members may be changed */
    record Members(List<Member> members) implements Json {}

    /** @param items may be changed */
    record Items(List<Json> items) implements Json {}

    /** Anything else, or what should have been something. */
    record Token(byte[] bytes) implements Json {}

    /** @param name in its quotes */
    record Member(String name, Json value) {}

    static Json token(String text) {
        return new Token(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param content without quotes; written without escapes but those that have to be */
    static Json text(String content) {
        return token(quoted(content));
    }

    static String quoted(String content) {
        StringBuilder text = new StringBuilder("\"");
        for (char character : content.toCharArray()) {
            if (character < ' ' || character == '"' || character == '\\' || Character.isSurrogate(character)) {
                text.append("\\u%04x".formatted((int) character));
            } else {
                text.append(character);
            }
        }
        return text.append('"').toString();
    }

    default byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(this, out);
        return out.toByteArray();
    }

    private static void write(Json json, ByteArrayOutputStream out) {
        switch (json) {
            case Token(byte[] bytes) -> out.writeBytes(bytes);
            case Items(List<Json> items) -> {
                char before = '[';
                for (Json item : items) {
                    out.write(before);
                    write(item, out);
                    before = ',';
                }
                out.writeBytes((items.isEmpty() ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
            }
            case Members(List<Member> members) -> {
                char before = '{';
                for (Member member : members) {
                    out.write(before);
                    out.writeBytes((member.name() + ":").getBytes(StandardCharsets.UTF_8));
                    write(member.value(), out);
                    before = ',';
                }
                out.writeBytes((members.isEmpty() ? "{}" : "}").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    static Members members(Member... members) {
        return new Members(new ArrayList<>(List.of(members)));
    }
}
