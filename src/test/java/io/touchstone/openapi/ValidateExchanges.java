package io.touchstone.openapi;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts an {@link ExchangeFilter} into every test of the service; named in {@code META-INF/services}. */
public final class ValidateExchanges implements QuarkusTestBeforeEachCallback {

    private static final ExchangeFilter FILTER = new ExchangeFilter();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(FILTER);
    }
}
