package io.touchstone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.touchstone.http.body.Rooms;
import io.touchstone.problem.ProblemException;
import io.touchstone.sql.MemoryOfRows;
import io.touchstone.tenant.WorkspaceId;
import org.junit.jupiter.api.Test;

class IntakeMemoryTest {

    private static final int MIB = 1024 * 1024;

    private final Rooms kept = new Rooms(4 * MIB, 0.5);
    private final Rooms ofBodies = new Rooms(8 * MIB, 0.5);
    private final IntakeMemory memory = new IntakeMemory(kept, ofBodies);

    @Test
    void aSmallTransactionTakesNothing() {
        assertThat(heldWith(MIB)).containsExactly(0, 0);
    }

    @Test
    void whatIsKeptForIntakeGoesFirst() {
        assertThat(heldWith(3 * MIB)).containsExactly(2 * MIB, 0);
    }

    @Test
    void theRoomOfBodiesIsTakenWhereNothingIsKeptAnyMore() {
        assertThat(heldWith(6 * MIB)[1]).isPositive();
    }

    @Test
    void whatFindsNoRoomFailsAndHoldsNothing() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> heldWith(64 * MIB));
        assertThat(kept.held()).isZero();
        assertThat(ofBodies.held()).isZero();
    }

    @Test
    void allOfItIsGivenBackAtTheEnd() {
        heldWith(6 * MIB);
        assertThat(kept.held()).isZero();
        assertThat(ofBodies.held()).isZero();
    }

    /** What is held, of what is kept and of the room of bodies, when so many bytes of rows were read. */
    private long[] heldWith(int bytes) {
        return memory.ask(new WorkspaceId(1), () -> {
            MemoryOfRows.read(bytes);
            return new long[] {kept.held(), ofBodies.held()};
        });
    }
}
