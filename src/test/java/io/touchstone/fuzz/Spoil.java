package io.touchstone.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes one thing about a body. */
final class Spoil {

    private final Dice dice;

    Spoil(Dice dice) {
        this.dice = dice;
    }

    /** Somewhere in it, another value, a name twice, unknown or none. */
    Json one(Json json) {
        return switch (json) {
            case Json.Token _ -> Odd.value(dice);
            case Json.Items(List<Json> items) -> items(items);
            case Json.Members(List<Json.Member> members) -> members(members);
        };
    }

    private Json items(List<Json> items) {
        if (items.isEmpty() || dice.chance(0.1)) {
            return Odd.value(dice);
        }
        List<Json> changed = new ArrayList<>(items);
        int at = dice.below(items.size());
        switch (dice.below(10)) {
            case 0 -> changed.add(at, Odd.value(dice));
            case 1 -> changed.add(items.get(at));
            case 2 -> changed.remove(at);
            default -> changed.set(at, one(items.get(at)));
        }
        return new Json.Items(changed);
    }

    private Json members(List<Json.Member> members) {
        if (members.isEmpty() || dice.chance(0.03)) {
            return Odd.value(dice);
        }
        List<Json.Member> changed = new ArrayList<>(members);
        int at = dice.below(members.size());
        Json.Member member = members.get(at);
        switch (dice.below(12)) {
            case 0 -> changed.add(new Json.Member(member.name(), Odd.value(dice)));
            case 1 -> changed.add(at, member);
            case 2 -> changed.remove(at);
            case 3 -> changed.add(at, new Json.Member(unknown(), Odd.value(dice)));
            case 4 -> changed.set(at, new Json.Member(unknown(), member.value()));
            case 5 -> changed.set(at, new Json.Member(member.name(), Json.token("null")));
            default -> changed.set(at, new Json.Member(member.name(), one(member.value())));
        }
        return new Json.Members(changed);
    }

    private String unknown() {
        return dice.any(
                "\"unknown\"",
                "\"\"",
                "\"__proto__\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"ID\"",
                "\"@type\"",
                "\"" + "n".repeat(70_000) + "\"",
                "unquoted",
                "1");
    }

    /** The same bytes, as somebody else writes them, or nearly the same. */
    byte[] bytes(byte[] body) {
        int at = dice.below(body.length + 1);
        return switch (dice.below(11)) {
            case 0 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body);
            case 1 -> in(StandardCharsets.UTF_16LE, body);
            case 2 -> in(StandardCharsets.UTF_16BE, body);
            case 3 -> in(StandardCharsets.UTF_16, body);
            case 4 -> in(Charset.forName("UTF-32"), body);
            case 5 -> joined(part(body, 0, at), Odd.brokenText(dice), part(body, at, body.length));
            case 6 -> part(body, 0, at);
            case 7 -> joined(body, dice.any("}", " x", "{}", "\u0000", ",").getBytes(StandardCharsets.UTF_8));
            case 8 -> joined(part(body, 0, at), dice.bytes(1 + dice.below(8)), part(body, at, body.length));
            case 9 -> dice.bytes(dice.below(300));
            default -> Odd.body(dice);
        };
    }

    private static byte[] in(Charset charset, byte[] body) {
        return new String(body, StandardCharsets.UTF_8).getBytes(charset);
    }

    private static byte[] part(byte[] body, int from, int to) {
        return Arrays.copyOfRange(body, from, to);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
