package io.touchstone.control.workspace;

import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.Locale;

/** How closed sets stand in a column: by the codes that clients write, so that nobody needs a key to read the table. */
final class SettingConverters {

    private SettingConverters() {}

    private static <E extends Enum<E>> E named(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static final class OfRateBase implements AttributeConverter<RateBase, String> {

        @Override
        public String convertToDatabaseColumn(RateBase rateBase) {
            return name(rateBase);
        }

        @Override
        public RateBase convertToEntityAttribute(String code) {
            return named(RateBase.class, code);
        }
    }

    static final class OfTouchRule implements AttributeConverter<TouchRule, String> {

        @Override
        public String convertToDatabaseColumn(TouchRule rule) {
            return name(rule);
        }

        @Override
        public TouchRule convertToEntityAttribute(String code) {
            return named(TouchRule.class, code);
        }
    }

    static final class OfModel implements AttributeConverter<AttributionModel, String> {

        @Override
        public String convertToDatabaseColumn(AttributionModel model) {
            return name(model);
        }

        @Override
        public AttributionModel convertToEntityAttribute(String code) {
            return named(AttributionModel.class, code);
        }
    }

    static final class OfWindow implements AttributeConverter<Window, String> {

        @Override
        public String convertToDatabaseColumn(Window window) {
            return window.code();
        }

        @Override
        public Window convertToEntityAttribute(String code) {
            return Arrays.stream(Window.values())
                    .filter(window -> window.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
