package io.touchstone.source.link.click;

import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** How often links were followed. */
@Singleton
public class LinkClicks {

    /** @param day local, of the workspace */
    public record DayOfClicks(LocalDate day, long people, long machines) {}

    private final Transactions transactions;

    LinkClicks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Days with a click, in their order. @param link as it is sealed */
    public List<DayOfClicks> of(WorkspaceId workspace, byte[] link) {
        return transactions.statement(workspace, tenant -> LinkClickStore.days(tenant, LinkClickStore.digest(link)));
    }
}
