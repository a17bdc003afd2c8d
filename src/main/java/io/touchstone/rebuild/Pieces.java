package io.touchstone.rebuild;

import io.touchstone.credit.Crediting;
import io.touchstone.message.Message;
import io.touchstone.message.MessageStore;
import io.touchstone.purchase.Purchase;
import io.touchstone.purchase.PurchaseStore;
import io.touchstone.rollup.Cut;
import io.touchstone.rollup.DataVersionStore;
import io.touchstone.rollup.MessageRollups;
import io.touchstone.rollup.RollupChanges;
import io.touchstone.rollup.RollupStore;
import io.touchstone.workspace.Workspace;
import io.touchstone.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Adds messages and purchases to roll-ups in the making, so many at a time. */
@ApplicationScoped
class Pieces {

    /** Any slot does: while a piece is added, nobody else holds one. */
    private static final int SLOT = 0;

    private final RebuildConfig config;

    Pieces(RebuildConfig config) {
        this.config = config;
    }

    /**
     * Adds the next piece. From here to the end of the transaction no other one writes roll-ups of the workspace: those
     * that come later see how far the rebuild has come, and keep up to date what it holds.
     *
     * @return the greatest key that the roll-ups hold then, {@link Cut#WHOLE} when that is all
     */
    long add(Connection connection, Workspace workspace, Rebuild rebuild) throws SQLException {
        WorkspaceId id = workspace.id();
        long after = rebuild.cut().doneKey();
        int rows = config.rowsPerPiece();
        DataVersionStore.incrementAll(connection, id);
        List<Message> messages = MessageStore.after(connection, id, after, rows);
        List<Purchase> purchases = PurchaseStore.after(connection, id, after, rows);
        long doneKey = Math.min(
                messages.size() < rows ? Cut.WHOLE : messages.getLast().key(),
                purchases.size() < rows ? Cut.WHOLE : purchases.getLast().key());

        RollupChanges changes = new RollupChanges();
        MessageRollups.add(
                connection,
                id,
                changes,
                messages.stream().filter(message -> message.key() <= doneKey).toList());
        new Crediting(connection, id, changes)
                .addAll(purchases.stream()
                        .filter(purchase -> purchase.key() <= doneKey)
                        .toList());
        Cut cut = rebuild.upTo(doneKey).cut();
        RollupStore.add(connection, id, SLOT, cut.generation(), changes.in(cut));
        return doneKey;
    }
}
