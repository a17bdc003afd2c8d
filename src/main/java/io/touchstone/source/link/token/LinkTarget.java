package io.touchstone.source.link.token;

import io.touchstone.http.PercentEncoding;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where links lead: an address of the web, in ASCII, that every browser reads alike. */
public final class LinkTarget {

    /** In characters. */
    public static final int LONGEST = 2_000;

    /** Of what a call may add to it: in characters, all together. */
    private static final int MOST_ADDED = 1_000;

    private static final Pattern FORM =
            Pattern.compile("(https?)://([^/?#]*)([/?#].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A name of labels, or an address in brackets; and a port. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\\.?)(?::(\\d{1,5}))?");

    /** What advertisers add to see which of their clicks led to something. */
    private static final Pattern ADDED = Pattern.compile("fbclid|gclid|click_id|utm_[A-Za-z0-9_.-]{1,64}");

    /** What may stand in a query (RFC 3986), and escapes, each of them whole. */
    private static final String PLAIN = "[A-Za-z0-9._~!$'()*+,;:@/?=-]|%[0-9A-Fa-f]{2}";

    private static final Pattern NOT_PLAIN = Pattern.compile("(" + PLAIN + ")|([!-~])");

    /** What browsers leave as it is, and is in no URI. */
    private static final Pattern NOT_IN_URIS = Pattern.compile("[\"<>^`{|}]");

    /** In the names of hosts two standards read these in two ways, and lead to two owners. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private LinkTarget() {}

    /** As it is kept; empty where it is no address that a link may lead to. */
    public static Optional<String> parse(String url) {
        Matcher parts = FORM.matcher(url);
        if (url.length() > LONGEST
                || !parts.matches()
                || url.chars().anyMatch(c -> c <= ' ' || c == '\\' || Character.isISOControl(c))) {
            return Optional.empty();
        }
        try {
            String rest = parts.group(3) == null
                    ? "/"
                    : NOT_IN_URIS.matcher(parts.group(3)).replaceAll(letter -> escape(letter.group()));
            String whole = parts.group(1).toLowerCase(Locale.ROOT) + "://" + authority(parts.group(2))
                    + (rest.startsWith("/") ? "" : "/")
                    + rest;
            return Optional.of(new URI(whole).toASCIIString()).filter(ascii -> ascii.length() <= LONGEST);
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException where it has user info, or no name of a host */
    private static String authority(String text) {
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        if (AMBIGUOUS.matcher(host).find()) {
            throw new IllegalArgumentException();
        }
        String ascii = (host.startsWith("[") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED))
                + (colon < 0 ? "" : text.substring(colon));
        Matcher parts = AUTHORITY.matcher(ascii);
        if (!parts.matches() || (parts.group(2) != null && Integer.parseInt(parts.group(2)) > 65_535)) {
            throw new IllegalArgumentException();
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    /**
     * With those parameters of a call that advertisers add and that the target does not have, before its fragment.
     *
     * @param query of the call, as it came
     */
    public static String with(String target, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return target;
        }
        int fragment = target.indexOf('#');
        String address = fragment < 0 ? target : target.substring(0, fragment);
        int question = address.indexOf('?');
        Set<String> names = new HashSet<>();
        if (question >= 0) {
            pairs(address.substring(question + 1)).forEach(pair -> names.add(name(pair)));
        }
        List<String> added = new ArrayList<>();
        int length = 0;
        for (String given : pairs(query)) {
            String pair = plain(given);
            String name = name(pair);
            if (ADDED.matcher(name).matches()
                    && PercentEncoding.isText(pair)
                    && length + pair.length() < MOST_ADDED
                    && names.add(name)) {
                added.add(pair);
                length += pair.length() + 1;
            }
        }
        if (added.isEmpty()) {
            return target;
        }
        String separator = question < 0 ? "?" : address.endsWith("?") || address.endsWith("&") ? "" : "&";
        return address + separator + String.join("&", added) + (fragment < 0 ? "" : target.substring(fragment));
    }

    /** With an escape for whatever may not stand in a query; empty where there are letters that are no ASCII. */
    private static String plain(String pair) {
        return pair.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)
                ? NOT_PLAIN
                        .matcher(pair)
                        .replaceAll(letter -> letter.group(1) == null
                                ? escape(letter.group())
                                : Matcher.quoteReplacement(letter.group()))
                : "";
    }

    private static String escape(String letter) {
        return "%%%02X".formatted((int) letter.charAt(0));
    }

    private static List<String> pairs(String query) {
        return List.of(query.split("&"));
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        return PercentEncoding.decode(name).orElse(name);
    }
}
