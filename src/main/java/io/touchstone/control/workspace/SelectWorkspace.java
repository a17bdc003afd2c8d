package io.touchstone.control.workspace;

import io.touchstone.attribution.journey.AttributionRule;
import io.touchstone.attribution.journey.TouchRule;
import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.Sharing;
import io.touchstone.control.workspace.SettingConverters.OfModel;
import io.touchstone.control.workspace.SettingConverters.OfRateBase;
import io.touchstone.control.workspace.SettingConverters.OfTouchRule;
import io.touchstone.control.workspace.SettingConverters.OfWindow;
import io.touchstone.mask.OpaqueKey;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import io.touchstone.tenant.WorkspaceId;
import io.touchstone.time.TimeZones;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a workspace with a statement of one's own, alone or along with something else. */
public final class SelectWorkspace {

    /** In the order in which {@link #read} takes them. */
    public static final String COLUMNS = """
            workspace.id, workspace.name, timezone, generation, rebuilding, currency, rate_base,
            touch, campaign_window, flow_window, model, half_life, has_events, has_money, opaque_key, shared_edition, erasures,
            retention_days, frozen_before
            """;

    private static final OfRateBase RATE_BASE = new OfRateBase();
    private static final OfTouchRule TOUCH = new OfTouchRule();
    private static final OfModel MODEL = new OfModel();
    private static final OfWindow WINDOW = new OfWindow();

    private SelectWorkspace() {}

    /** Empty once it is deleted. */
    public static Optional<Workspace> find(Tenant tenant) {
        return tenant
                .query("SELECT " + COLUMNS + " FROM workspace WHERE id = :workspace", SelectWorkspace::read)
                .stream()
                .findFirst();
    }

    /** As {@link #find}, and nobody else changes or locks it until the transaction ends. */
    public static Optional<Workspace> lock(Tenant tenant) {
        return tenant
                .query("SELECT " + COLUMNS + " FROM workspace WHERE id = :workspace FOR UPDATE", SelectWorkspace::read)
                .stream()
                .findFirst();
    }

    /** As {@link #find}, and nobody changes or locks it until the transaction ends; others may hold it as well. */
    public static Optional<Workspace> hold(Tenant tenant) {
        return tenant
                .query(
                        // Not FOR SHARE, which MariaDB does not know.
                        "SELECT " + COLUMNS + " FROM workspace WHERE id = :workspace LOCK IN SHARE MODE",
                        SelectWorkspace::read)
                .stream()
                .findFirst();
    }

    /** From where the row stands. */
    public static Workspace read(Row row) {
        return new Workspace(
                new WorkspaceId(row.number()),
                row.text(),
                TimeZones.of(row.text()),
                row.integer(),
                row.flag(),
                Currency.getInstance(row.text()),
                RATE_BASE.convertToEntityAttribute(row.text()),
                rule(row),
                new Sharing(MODEL.convertToEntityAttribute(row.text()), WINDOW.convertToEntityAttribute(row.text())),
                row.flag(),
                row.flag(),
                opaqueKey(row),
                row.integer(),
                row.integer(),
                retentionDays(row),
                frozenBefore(row));
    }

    private static @Nullable OpaqueKey opaqueKey(Row row) {
        byte[] bytes = row.bytesOrNull();
        return bytes == null ? null : OpaqueKey.of(bytes);
    }

    private static @Nullable Integer retentionDays(Row row) {
        Long days = row.numberOrNull();
        return days == null ? null : (Integer) Math.toIntExact(days);
    }

    private static @Nullable LocalDate frozenBefore(Row row) {
        Long day = row.numberOrNull();
        return day == null ? null : LocalDate.ofEpochDay(day);
    }

    private static AttributionRule rule(Row row) {
        TouchRule touch = TOUCH.convertToEntityAttribute(row.text());
        Window campaignWindow = WINDOW.convertToEntityAttribute(row.text());
        return new AttributionRule(touch, campaignWindow, WINDOW.convertToEntityAttribute(row.text()));
    }
}
