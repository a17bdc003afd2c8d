package io.touchstone.source.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MarketMapTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-01");

    @Test
    void everyRegionWithPhonesHasANameInTheShippedMap() {
        assertThat(PhoneNumberUtil.getInstance().getSupportedRegions())
                .allSatisfy(region -> assertThat(MarketMap.shipped().names(region, TODAY))
                        .as(region)
                        .isNotEmpty());
    }

    @Test
    void theNarrowestNameComesFirst() {
        assertThat(MarketMap.shipped().names("SG", TODAY)).containsExactly("Singapore", "Rest of Asia Pacific");
        assertThat(MarketMap.shipped().names("CA", TODAY)).containsExactly("Canada", "North America");
        assertThat(MarketMap.shipped().names("JE", TODAY)).containsExactly("Jersey", "United Kingdom");
        assertThat(MarketMap.shipped().names("KR", TODAY)).containsExactly("South Korea");
    }

    @Test
    void aRegionMovesOnItsDay() {
        MarketMap map = MarketMap.of("""
                # comment
                2020-01-01\tXA\tEast
                2026-03-15\tXA\tWest\tEast

                """);
        assertThat(map.names("XA", LocalDate.parse("2026-03-14"))).containsExactly("East");
        assertThat(map.names("XA", LocalDate.parse("2026-03-15"))).containsExactly("West", "East");
        assertThat(map.names("XA", LocalDate.parse("2019-12-31"))).isEmpty();
        assertThat(map.names("XB", TODAY)).isEmpty();
        assertThat(map.names(null, TODAY)).isEmpty();
    }
}
