package io.touchstone.control.settings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.RateBase;
import io.touchstone.control.workspace.SettingValues;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some settings to change; what was not given stays. No record, because only of a class with fields does Jackson tell a
 * null, which is refused, from a field that is not there.
 */
final class SettingsPatch {

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    private @Nullable String timezone;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    private @Nullable String currency;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    private @Nullable RateBase rateBase;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    private AttributionPatch attribution = new AttributionPatch();

    /** A tree, so that a null, which is for ever, is told from a field that is not there. */
    @JsonProperty
    private @Nullable JsonNode retentionDays;

    /**
     * The time zone asked for, if one is.
     *
     * @throws ProblemException when there is no such zone
     */
    Optional<ZoneId> zone() {
        return Optional.ofNullable(timezone).map(zone -> SettingValues.timezone("timezone", zone));
    }

    /**
     * The workspace with these settings, the time zone aside.
     *
     * @throws ProblemException when a value is not valid, or may no longer change
     */
    Workspace applyTo(Workspace present) {
        Currency newCurrency = currency == null ? present.currency() : SettingValues.currency("currency", currency);
        if (present.hasMoney() && !newCurrency.equals(present.currency())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The currency is fixed since the first event with an amount was stored.");
        }
        return present.withSettings(
                newCurrency,
                requireNonNullElse(rateBase, present.rateBase()),
                attribution.applyTo(present.attribution()),
                attribution.applyTo(present.sharing()),
                retentionDays == null ? present.retentionDays() : RetentionDays.of("retention_days", retentionDays));
    }

    static final class AttributionPatch {

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable TouchRule touch;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable Window campaignWindow;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable Window flowWindow;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable AttributionModel model;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable Window halfLife;

        private AttributionRule applyTo(AttributionRule present) {
            return new AttributionRule(
                    requireNonNullElse(touch, present.touch()),
                    requireNonNullElse(campaignWindow, present.campaignWindow()),
                    requireNonNullElse(flowWindow, present.flowWindow()));
        }

        private Sharing applyTo(Sharing present) {
            return new Sharing(
                    requireNonNullElse(model, present.model()), requireNonNullElse(halfLife, present.halfLife()));
        }
    }
}
