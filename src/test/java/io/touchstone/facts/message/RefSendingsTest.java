package io.touchstone.facts.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefSendingsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"9, none", "10, 2", "19, 2", "20, 3", "29, 3", "30, 5", "1000, 5"})
    void theMessageSentLastIsFoundAndOfOneInstantTheOneAddedLast(long at, Long key) {
        RefSendings sendings = sendings(10, 1, 10, 2, 20, 3, 30, 4, 30, 5);
        assertThat(sendings.keyAt(at)).isEqualTo(key);
        assertThat(sendings.firstAt()).isEqualTo(10);
        assertThat(sendings.firstKey()).isEqualTo(2);
    }

    @Test
    void theyMayBeMany() {
        RefSendings sendings = new RefSendings();
        for (int number = 0; number < 1_000; number++) {
            sendings.add(new RefMessage("r", number * 10L, "m", number));
        }
        for (long number = 0; number < 1_000; number++) {
            assertThat(sendings.keyAt(number * 10 + 9)).isEqualTo(number);
        }
    }

    /** @param timesAndKeys in turns */
    private static RefSendings sendings(long... timesAndKeys) {
        RefSendings sendings = new RefSendings();
        for (int i = 0; i < timesAndKeys.length; i += 2) {
            sendings.add(new RefMessage("r", timesAndKeys[i], "m", timesAndKeys[i + 1]));
        }
        return sendings;
    }
}
