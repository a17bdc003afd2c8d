package io.touchstone.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.attribution.model.PurchaseShare;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ModelSumsTest {

    @Test
    void sumsOfMoneyMayBeMoreThanAnyPurchase() {
        ModelSums sums = new ModelSums(2, 2);
        for (int i = 0; i < 3; i++) {
            sums.add(1, new PurchaseShare(500_000, Long.MAX_VALUE, Long.MAX_VALUE - 100));
        }
        assertThat(sums.grossRevenue(1)).isEqualTo(new BigDecimal("276701161105643274.21"));
        assertThat(sums.refunds(1)).isEqualTo(new BigDecimal("276701161105643271.21"));
        assertThat(sums.revenue(1)).isEqualTo(new BigDecimal("3.00"));
        assertThat(sums.conversions(1)).isEqualTo(new BigDecimal("1.500000"));
        assertThat(sums.revenue(0)).isZero();
    }
}
