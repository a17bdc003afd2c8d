package io.touchstone.workspace;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.touchstone.attribution.AttributionRule;
import io.touchstone.attribution.TouchRule;
import io.touchstone.attribution.Window;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import java.time.ZoneId;
import java.util.Currency;
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
    private Attribution attribution = new Attribution();

    /**
     * The workspace with these settings.
     *
     * @throws ProblemException when a value is not valid, or may no longer change
     */
    Workspace applyTo(Workspace present) {
        ZoneId newZone = timezone == null ? present.zone() : SettingValues.timezone("timezone", timezone);
        Currency newCurrency = currency == null ? present.currency() : SettingValues.currency("currency", currency);
        if (present.hasMoney() && !newCurrency.equals(present.currency())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The currency is fixed since the first event with an amount was stored.");
        }
        if (present.hasEvents() && !newZone.equals(present.zone())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The time zone is fixed since the first event was stored.");
        }
        return new Workspace(
                present.id(),
                present.name(),
                newZone,
                newCurrency,
                requireNonNullElse(rateBase, present.rateBase()),
                attribution.applyTo(present.attribution()),
                present.hasEvents(),
                present.hasMoney());
    }

    static final class Attribution {

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable TouchRule touch;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable Window campaignWindow;

        @JsonProperty
        @JsonSetter(nulls = Nulls.FAIL)
        private @Nullable Window flowWindow;

        private AttributionRule applyTo(AttributionRule present) {
            return new AttributionRule(
                    requireNonNullElse(touch, present.touch()),
                    requireNonNullElse(campaignWindow, present.campaignWindow()),
                    requireNonNullElse(flowWindow, present.flowWindow()));
        }
    }
}
