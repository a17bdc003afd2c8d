package io.touchstone.fuzz;

import io.touchstone.fuzz.Draft.Framing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Changes some things about a request beside its body: its method, target, headers, encoding and framing. */
final class SpoiltHead {

    private static final double OFTEN = 0.12;
    private static final double SOMETIMES = 0.06;

    private final Dice dice;

    SpoiltHead(Dice dice) {
        this.dice = dice;
    }

    void spoil(Draft draft, World world) {
        if (dice.chance(SOMETIMES)) {
            method(draft);
        }
        if (dice.chance(SOMETIMES)) {
            target(draft);
        }
        if (dice.chance(SOMETIMES)) {
            credentials(draft, world);
        }
        if (draft.body.length > 0 && dice.chance(OFTEN)) {
            mediaType(draft);
        }
        if (draft.body.length > 0 && dice.chance(OFTEN)) {
            encoding(draft);
        }
        for (int i = 0; dice.chance(OFTEN) && i < 3; i++) {
            header(draft);
        }
        if (dice.chance(SOMETIMES)) {
            framing(draft);
        }
    }

    private void method(Draft draft) {
        draft.method = dice.any(
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "TRACE",
                "PROPFIND",
                "FROB",
                "get",
                "M-SEARCH");
    }

    private void target(Draft draft) {
        switch (dice.below(14)) {
            case 0 -> draft.path = draft.path + "/";
            case 1 -> draft.path = "/" + draft.path;
            case 2 -> draft.path = draft.path + "/" + Odd.inTarget(dice);
            case 3 -> draft.path = draft.path.replace("/v1/", "/v1/./");
            case 4 -> draft.path = draft.path.replace("/v1/", "/v1/%2e%2e/v1/");
            case 5 -> draft.path = "http://localhost" + draft.path;
            case 6 ->
                draft.path = dice.any(
                        "*",
                        "",
                        "/",
                        "//",
                        "?",
                        "v1",
                        "http://",
                        "/q/metrics",
                        "/openapi",
                        "/\u00ff",
                        "/%",
                        "/{",
                        "/a b");
            case 7 -> draft.query.add(dice.any("", "=", "=a", "a", "unknown=1", "&", ";", "%=%", "a[]=1", "\u00ff=1"));
            case 8 -> draft.query.addAll(Collections.nCopies(dice.any(20, 900), "campaign_id=a"));
            case 9 -> draft.query.add("campaign_id=" + "a".repeat(dice.any(15_000, 30_000, 70_000)));
            case 10 -> draft.path = draft.path.toUpperCase(Locale.ROOT);
            case 11 -> draft.version = dice.any("HTTP/1.0", "HTTP/1.1 ", "http/1.1", "HTTP/1.10", "HTTP", "");
            default -> draft.query.add(Odd.inTarget(dice) + "=" + Odd.inTarget(dice));
        }
    }

    private void credentials(Draft draft, World world) {
        String token = String.valueOf(draft.token);
        draft.token = null;
        switch (dice.below(9)) {
            case 0 -> {}
            case 1 ->
                draft.header(
                        "Authorization",
                        dice.any("Bearer", "Bearer ", "Basic", "Basic !", "Digest a", "a", "", "\u00ff"));
            case 2 -> draft.header("Authorization", "Bearer " + token.substring(0, token.length() - 1));
            case 3 -> draft.header("Authorization", "Bearer " + token + "a");
            case 4 -> draft.header("authorization", "bEARER " + token);
            case 5 -> draft.header("Authorization", "Bearer " + "t".repeat(dice.any(300, 9_000)));
            case 6 -> {
                draft.header("Authorization", "Bearer " + token);
                draft.header("Authorization", "Bearer none");
            }
            case 7 ->
                draft.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(dice.bytes(20)));
            default -> draft.token = world.narrowKey(dice);
        }
    }

    private void mediaType(Draft draft) {
        String[] types = dice.any(
                new String[] {},
                new String[] {""},
                new String[] {"x"},
                new String[] {"/"},
                new String[] {"*/*"},
                new String[] {"application/json, text/plain"},
                new String[] {"application/json", "application/json"},
                new String[] {"application/json", "text/plain"},
                new String[] {"application/json;"},
                new String[] {"application/json; charset=utf-8"},
                new String[] {"application/json; charset=UTF-16"},
                new String[] {"application/json; charset=none"},
                new String[] {"application/json; charset=\""},
                new String[] {"APPLICATION/JSON"},
                new String[] {"application/problem+json"},
                new String[] {"application/x-ndjson; charset=iso-8859-1"},
                new String[] {"application/x-ndjson"},
                new String[] {"text/plain"},
                new String[] {"application/x-www-form-urlencoded"},
                new String[] {"multipart/form-data; boundary=a"},
                new String[] {"multipart/form-data"},
                new String[] {"application/xml"},
                new String[] {"a/" + "b".repeat(7_000)},
                new String[] {"application/json; a=" + "b".repeat(3_000)},
                new String[] {"\u00ff/\u00ff"});
        draft.replaceHeader("Content-Type", types);
    }

    private void encoding(Draft draft) {
        switch (dice.below(9)) {
            case 0, 1 -> draft.body = gzipped(draft.body);
            case 2 -> {
                draft.body = gzipped(draft.body);
                draft.body[dice.below(draft.body.length)] ^= (byte) (1 << dice.below(8));
            }
            case 3 -> draft.body = Arrays.copyOf(gzipped(draft.body), dice.below(gzipped(draft.body).length));
            case 4 -> draft.body = Spoil.joined(gzipped(draft.body), gzipped(draft.body));
            case 5 -> draft.body = gzipped(gzipped(draft.body));
            default -> {}
        }
        draft.replaceHeader(
                "Content-Encoding",
                dice.chance(0.6)
                        ? new String[] {"gzip"}
                        : dice.any(
                                new String[] {"br"},
                                new String[] {"deflate"},
                                new String[] {"identity"},
                                new String[] {""},
                                new String[] {"GZIP"},
                                new String[] {"x-gzip"},
                                new String[] {"gzip, gzip"},
                                new String[] {"gzip", "gzip"},
                                new String[] {"gzip", "br"},
                                new String[] {"none"},
                                new String[] {"\u00ff"}));
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void header(Draft draft) {
        switch (dice.below(13)) {
            case 0 ->
                draft.header(
                        "Accept",
                        dice.any(
                                "*/*",
                                "text/csv",
                                "application/x-ndjson",
                                "image/png",
                                "",
                                ",",
                                "a",
                                "*/",
                                "application/json;q=2",
                                "text/html, */*;q=0.1",
                                "\u00ff",
                                "a/b;q=x"));
            case 1 -> draft.header("If-None-Match", dice.any("*", "\"a\"", "\"".repeat(500), "W/", ""));
            case 2 ->
                draft.header("X-Request-Id", dice.any("fuzz-1", "", "a b", "\u00ff", "a".repeat(65), "${x}", "a\tb"));
            case 3 -> draft.header("Expect", dice.any("100-continue", "200-ok", "", "100-continue, a"));
            case 4 -> draft.header("Sec-Fetch-Site", dice.any("cross-site", "same-origin", "none", "", "x"));
            case 5 -> draft.header("Origin", dice.any("null", "https://evil.example", "", "x", "http://[", "\u00ff"));
            case 6 ->
                draft.header(
                        "Accept-Encoding", dice.any("gzip", "br", "*", "gzip;q=0", "", "gzip;q=x", "identity;q=0"));
            case 7 ->
                draft.header(
                        "X-Forwarded-For",
                        dice.any("127.0.0.1", "a", "1.2.3.4, 5.6.7.8", "::1", "", ",", "%".repeat(300)));
            case 8 -> draft.header("Range", dice.any("bytes=0-1", "bytes=-1", "a"));
            case 9 ->
                draft.replaceHeader(
                        "Host",
                        dice.any(
                                new String[] {},
                                new String[] {""},
                                new String[] {"a", "b"},
                                new String[] {"\u00ff"},
                                new String[] {"a:99999"}));
            case 10 ->
                draft.header(
                        dice.any(
                                "A",
                                "X-Http-Method-Override",
                                "X-Original-URL",
                                "Cookie",
                                "Content-Language",
                                "Forwarded",
                                "Upgrade",
                                "traceparent"),
                        dice.any(
                                "",
                                "DELETE",
                                "/v1/workspaces",
                                "a=b",
                                "\u00ff",
                                "for=1.2.3.4",
                                "00-0-0-0",
                                "x".repeat(5_000)));
            case 11 -> draft.header("A", "b".repeat(dice.any(9_000, 20_000, 40_000)));
            default -> {
                for (int i = 0; i < 300; i++) {
                    draft.header("A" + i, "b");
                }
            }
        }
    }

    private void framing(Draft draft) {
        if (dice.chance(0.6)) {
            draft.framing = Framing.CHUNKED;
            return;
        }
        draft.framing = Framing.BROKEN;
        int length = draft.body.length;
        draft.framingHeaders = dice.any(
                "Content-Length: " + length + "\r\nContent-Length: " + length + "\r\n",
                "Content-Length: " + length + "\r\nContent-Length: 0\r\n",
                "Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: a\r\n",
                "Content-Length: +0\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length:\r\n",
                "Transfer-Encoding: none\r\n",
                "Transfer-Encoding: chunked, gzip\r\n",
                "Transfer-Encoding: chunked\r\n",
                " folded: line\r\n",
                "no colon\r\n",
                "a b: c\r\n",
                ": empty\r\n",
                "a\u0000: b\r\n",
                "a: b\u0000\r\n",
                "a: b\n\r\n",
                "Content-Length : 0\r\n");
    }
}
