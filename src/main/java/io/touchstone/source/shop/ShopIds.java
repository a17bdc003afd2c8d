package io.touchstone.source.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.source.LeanJson;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers by which shops name orders, refunds and customers. */
public final class ShopIds {

    /** Not 0: so shops name nobody. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,19}");

    private ShopIds() {}

    /** Null where the field is missing, or holds something else. */
    public static @Nullable String find(JsonNode object, String name) {
        String text = LeanJson.text(object, name);
        return text != null && NUMBER.matcher(text).matches() ? text : null;
    }

    /** The id among those of all shops; null where there is none. */
    public static @Nullable String within(String platform, String shop, @Nullable String id) {
        return id == null ? null : platform + ':' + shop + ':' + id;
    }
}
