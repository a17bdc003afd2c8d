package io.touchstone.control.workspace;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.TimeZones;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "workspace")
class WorkspaceEntity extends PanacheEntityBase {

    @Id
    long id;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String timezone;

    @Column(nullable = false)
    int generation;

    @Column(nullable = false)
    boolean rebuilding;

    @Column(nullable = false)
    String currency;

    @Column(name = "rate_base", nullable = false)
    @Convert(converter = SettingConverters.OfRateBase.class)
    RateBase rateBase;

    @Column(nullable = false)
    @Convert(converter = SettingConverters.OfTouchRule.class)
    TouchRule touch;

    @Column(name = "campaign_window", nullable = false)
    @Convert(converter = SettingConverters.OfWindow.class)
    Window campaignWindow;

    @Column(name = "flow_window", nullable = false)
    @Convert(converter = SettingConverters.OfWindow.class)
    Window flowWindow;

    @Column(nullable = false)
    @Convert(converter = SettingConverters.OfModel.class)
    AttributionModel model;

    @Column(name = "half_life", nullable = false)
    @Convert(converter = SettingConverters.OfWindow.class)
    Window halfLife;

    @Column(name = "has_events", nullable = false)
    boolean hasEvents;

    @Column(name = "has_money", nullable = false)
    boolean hasMoney;

    @Column(name = "created_at", nullable = false, updatable = false)
    long createdAt;

    /** Whoever changes settings leaves it alone: where it was missing, somebody may just be making it. */
    @Column(name = "opaque_key", updatable = false)
    byte @Nullable [] opaqueKey;

    @Column(name = "shared_edition", nullable = false)
    int sharedEdition;

    /** Whoever erases somebody counts it. */
    @Column(nullable = false, updatable = false)
    int erasures;

    @Column(name = "retention_days")
    @Nullable Integer retentionDays;

    /** Epoch day. */
    @Column(name = "frozen_before")
    @Nullable Integer frozenBefore;

    void take(Workspace workspace) {
        id = workspace.id().value();
        name = workspace.name();
        timezone = workspace.zone().getId();
        generation = workspace.generation();
        rebuilding = workspace.rebuilding();
        currency = workspace.currency().getCurrencyCode();
        rateBase = workspace.rateBase();
        touch = workspace.attribution().touch();
        campaignWindow = workspace.attribution().campaignWindow();
        flowWindow = workspace.attribution().flowWindow();
        model = workspace.sharing().model();
        halfLife = workspace.sharing().halfLife();
        hasEvents = workspace.hasEvents();
        hasMoney = workspace.hasMoney();
        opaqueKey = workspace.opaqueKey() == null ? null : workspace.opaqueKey().bytes();
        sharedEdition = workspace.sharedEdition();
        erasures = workspace.erasures();
        retentionDays = workspace.retentionDays();
        LocalDate frozen = workspace.frozenBefore();
        frozenBefore = frozen == null ? null : (Integer) Math.toIntExact(frozen.toEpochDay());
    }

    Workspace toWorkspace() {
        return new Workspace(
                new WorkspaceId(id),
                name,
                TimeZones.of(timezone),
                generation,
                rebuilding,
                Currency.getInstance(currency),
                rateBase,
                new AttributionRule(touch, campaignWindow, flowWindow),
                new Sharing(model, halfLife),
                hasEvents,
                hasMoney,
                opaqueKey == null ? null : OpaqueKey.of(opaqueKey),
                sharedEdition,
                erasures,
                retentionDays,
                frozenBefore == null ? null : LocalDate.ofEpochDay(frozenBefore));
    }
}
