package io.touchstone.source.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.source.LeanJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as shops write them. */
public final class Decimals {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private Decimals() {}

    /** Null where the field is missing, or holds something else. */
    public static @Nullable BigDecimal find(JsonNode object, String name) {
        String text = LeanJson.text(object, name);
        return text != null && DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Half up: some shops write more decimals than their currency has. */
    public static BigDecimal rounded(BigDecimal amount, Currency currency) {
        return amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }
}
