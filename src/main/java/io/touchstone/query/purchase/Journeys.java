package io.touchstone.query.purchase;

import io.touchstone.attribution.credit.SelectJourneys;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.Touch;
import io.touchstone.attribution.journey.Verdict;
import io.touchstone.attribution.model.Attribution;
import io.touchstone.attribution.model.SharedTouch;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.catalog.SourceNames;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.eventlog.StoredEvent;
import io.touchstone.facts.contact.ContactProfile;
import io.touchstone.facts.contact.SelectProfiles;
import io.touchstone.facts.message.KnownSource;
import io.touchstone.facts.message.KnownSources;
import io.touchstone.facts.message.MessageSource;
import io.touchstone.facts.purchase.Purchase;
import io.touchstone.facts.purchase.Purchase.Placement;
import io.touchstone.facts.purchase.PurchaseStore;
import io.touchstone.facts.purchase.PurchaseStore.Placed;
import io.touchstone.mask.Masks;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.query.SentBy;
import io.touchstone.query.purchase.PurchaseRow.CreditShare;
import io.touchstone.query.purchase.PurchaseRow.EarnedBy;
import io.touchstone.sql.Tenant;
import io.touchstone.time.LocalCalendar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One purchase, counted or not, with the touches that led to it. */
final class Journeys {

    /** A touch with all that is shown of it. */
    private record Step(SharedTouch shared, SentBy sentBy, Optional<StoredEvent> event) {}

    private final Tenant tenant;
    private final Workspace workspace;
    private final Masks masks;

    /** @param tenant sees one state of the database */
    Journeys(Tenant tenant, Workspace workspace, Masks masks) {
        this.tenant = tenant;
        this.workspace = workspace;
        this.masks = masks;
    }

    /**
     * The purchase with this id. One of which only updates, refunds or a cancellation are known was never placed: it is not found
     * until its {@code purchase.placed} comes.
     */
    PurchaseDetail of(String id, AttributionRule rule, Sharing sharing) {
        Purchase purchase = PurchaseStore.find(tenant, id).orElseThrow(() -> notFound("There is no such purchase."));
        Placement placement = purchase.placement();
        if (placement == null) {
            throw notFound("Events name this purchase, but its purchase.placed has not come.");
        }
        Long contactKey = placement.contactKey();
        ContactProfile profile = contactKey == null
                ? null
                : Objects.requireNonNull(
                        SelectProfiles.of(tenant, List.of(contactKey), masks).get(contactKey));
        KnownSources known = new KnownSources(tenant);
        long placedAt = placement.at();
        List<Verdict> verdicts = SelectJourneys.before(
                        tenant, known, new Placed(purchase.key(), contactKey, placedAt, purchase.isCounted()))
                .explain(placedAt, rule);
        Map<Long, KnownSource> sources = known.of(
                verdicts.stream().map(verdict -> verdict.touch().sourceKey()).collect(Collectors.toSet()));
        SourceNames names = SentBy.names(
                tenant, sources.values().stream().map(KnownSource::source).toList());
        TouchEvents events = TouchEvents.of(
                tenant, contactKey, verdicts.stream().map(Verdict::touch).toList());
        int decimals = workspace.currency().getDefaultFractionDigits();
        List<Step> steps = SharedTouch.of(
                        verdicts,
                        sharing.model(),
                        sharing.halfLife(),
                        units(purchase.amount(), decimals),
                        units(purchase.cappedRefunds(), decimals))
                .stream()
                .map(shared -> new Step(
                        shared, SentBy.of(source(shared.touch(), sources), names), events.take(shared.touch())))
                .toList();
        return detail(purchase, placement, rule, sharing, profile, steps);
    }

    private PurchaseDetail detail(
            Purchase purchase,
            Placement placement,
            AttributionRule rule,
            Sharing sharing,
            @Nullable ContactProfile profile,
            List<Step> steps) {
        long placedAt = placement.at();
        boolean counted = purchase.isCounted();
        int decimals = workspace.currency().getDefaultFractionDigits();
        List<CreditShare> credits = steps.stream()
                .filter(_ -> counted)
                .flatMap(step -> step.shared().share().stream()
                        .map(share -> CreditShare.of(
                                EarnedBy.of(placedAt, step.shared().touch(), step.sentBy(), masks), share, decimals)))
                .toList();
        return new PurchaseDetail(
                Attribution.of(rule, sharing),
                workspace.currency().getCurrencyCode(),
                PurchaseRow.of(
                        new ListedPurchase(
                                purchase.id(),
                                placement.orderName(),
                                placement.contactKey(),
                                placedAt,
                                purchase.amount(),
                                purchase.cappedRefunds()),
                        profile,
                        new LocalCalendar(workspace.zone()),
                        sharing,
                        credits),
                PurchaseState.of(purchase, placement),
                steps.stream()
                        .map(step ->
                                JourneyRow.of(placedAt, step.shared(), step.sentBy(), step.event(), counted, masks))
                        .toList());
    }

    private static long units(BigDecimal amount, int decimals) {
        return amount.movePointRight(decimals).longValueExact();
    }

    private static MessageSource source(Touch touch, Map<Long, KnownSource> sources) {
        return Objects.requireNonNull(sources.get(touch.sourceKey())).source();
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }
}
