package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowMemoryTest {

    private static final int MEBIBYTE = 1024 * 1024;

    /** Of memory without an end, unless it has one. */
    private static final class Counted implements RowMemory.Supply {

        private final long most;
        private long taken;

        Counted(long most) {
            this.most = most;
        }

        @Override
        public void take(long bytes) {
            if (taken + bytes > most) {
                throw new IllegalStateException("no more");
            }
            taken += bytes;
        }

        @Override
        public void giveBack(long bytes) {
            taken -= bytes;
        }
    }

    private final Counted supply = new Counted(8 * MEBIBYTE);

    @Test
    void workThatIsBoundToNoneTakesNone() {
        RowMemory.take(100 * MEBIBYTE);
        assertThat(RowMemory.isAsked()).isFalse();
    }

    @Test
    void whatIsFreeIsNotAskedFor() {
        ask(MEBIBYTE, () -> RowMemory.take(MEBIBYTE));
        assertThat(supply.taken).isZero();
    }

    @Test
    void whatIsTakenIsHeldWhenTheWorkIsDone() {
        ask(MEBIBYTE, () -> takeByKilobyte(3 * MEBIBYTE));
        assertThat(supply.taken).isBetween(2L * MEBIBYTE, 2L * MEBIBYTE + 256 * 1024);
    }

    @Test
    void whatIsPassingIsGivenBackAndNothingElse() {
        ask(0, () -> {
            takeByKilobyte(MEBIBYTE);
            for (int part = 0; part < 20; part++) {
                RowMemory.passing(() -> {
                    takeByKilobyte(5 * MEBIBYTE);
                    return part(supply);
                });
            }
        });
        assertThat(supply.taken).isEqualTo(MEBIBYTE);
    }

    @Test
    void whatIsKeptOutlastsThePartsThatItIsMadeIn() {
        ask(
                0,
                () -> RowMemory.passing(() -> RowMemory.passing(() -> {
                    takeByKilobyte(5 * MEBIBYTE);
                    RowMemory.keep(MEBIBYTE / 4);
                    takeByKilobyte(MEBIBYTE);
                    return part(supply);
                })));
        assertThat(supply.taken).isEqualTo(MEBIBYTE / 4);
    }

    @Test
    void whatIsPassingIsGivenBackWhenItFails() {
        ask(
                0,
                () -> assertThatThrownBy(() -> RowMemory.passing(() -> {
                            takeByKilobyte(9 * MEBIBYTE);
                            return part(supply);
                        }))
                        .hasMessage("no more"));
        assertThat(supply.taken).isZero();
    }

    private static long part(Counted supply) {
        return supply.taken;
    }

    private static void takeByKilobyte(int bytes) {
        for (int taken = 0; taken < bytes; taken += 1024) {
            RowMemory.take(1024);
        }
    }

    private void ask(long free, Runnable work) {
        RowMemory.ask(free, supply, () -> {
            work.run();
            return true;
        });
    }
}
