package io.touchstone.source.link.click;

import io.touchstone.source.link.click.LinkClicks.DayOfClicks;
import io.touchstone.source.link.click.SpoolSegment.SegmentId;
import io.touchstone.sql.Row;
import io.touchstone.sql.Tenant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Keeps how often each link was followed, by local day of the workspace. */
final class LinkClickStore {

    private static final int DIGEST_BYTES = 16;

    /** A link and a day of it, in the order of the primary key. */
    record LinkDay(String link, LocalDate day) implements Comparable<LinkDay> {

        @Override
        public int compareTo(LinkDay other) {
            int byLink = link.compareTo(other.link);
            return byLink == 0 ? day.compareTo(other.day) : byLink;
        }
    }

    record ClickCounts(long people, long machines) {

        static ClickCounts of(boolean machine) {
            return machine ? new ClickCounts(0, 1) : new ClickCounts(1, 0);
        }

        ClickCounts and(ClickCounts other) {
            return new ClickCounts(people + other.people, machines + other.machines);
        }
    }

    private LinkClickStore() {}

    /** What a link is kept by: its content and not its token, which is another one under another key. */
    static String digest(byte[] link) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(link), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isAdded(Tenant tenant, SegmentId segment) {
        return !tenant.query(
                        "SELECT created_at FROM link_segment"
                                + " WHERE workspace_id = :workspace AND created_at = ? AND segment = ?",
                        Row::number,
                        segment.createdAt(),
                        segment.name())
                .isEmpty();
    }

    /** Adds what a file of clicks says of a workspace, unless that was done before. @param counts in their order */
    static void add(Tenant tenant, SegmentId segment, Map<LinkDay, ClickCounts> counts) {
        int isNew = tenant.update(
                "INSERT IGNORE INTO link_segment (workspace_id, created_at, segment) VALUES (:workspace, ?, ?)",
                segment.createdAt(),
                segment.name());
        if (isNew == 0) {
            return;
        }
        tenant.batch(
                """
                INSERT INTO link_click (workspace_id, link, day, people, machines)
                VALUES (:workspace, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE people = people + VALUES(people), machines = machines + VALUES(machines)
                """,
                counts.entrySet(),
                (parameters, entry) -> parameters
                        .addText(entry.getKey().link())
                        .add(entry.getKey().day().toEpochDay())
                        .add(entry.getValue().people())
                        .add(entry.getValue().machines()));
    }

    /** Forgets which files were added: none of before comes again. */
    static void sweep(Tenant tenant, Instant before) {
        tenant.update(
                "DELETE FROM link_segment WHERE workspace_id = :workspace AND created_at < ?", before.toEpochMilli());
    }

    static List<DayOfClicks> days(Tenant tenant, String link) {
        return tenant.query(
                "SELECT day, people, machines FROM link_click WHERE workspace_id = :workspace AND link = ? ORDER BY day",
                row -> new DayOfClicks(LocalDate.ofEpochDay(row.number()), row.number(), row.number()),
                link);
    }
}
