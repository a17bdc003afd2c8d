package io.touchstone.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchstone.tenant.WorkspaceId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Requests that come while their key is being looked up. */
class KeyLookupsTest {

    private static final ApiKeyToken TOKEN = new ApiKeyToken(new WorkspaceId(1), 2, "secret");

    private final List<CompletableFuture<Optional<KeyHolder>>> requests = new ArrayList<>();
    private Supplier<Optional<KeyHolder>> answer = Optional::empty;
    private int asked;

    private final KeyLookups lookups = new KeyLookups(
            _ -> {
                asked++;
                if (asked == 1) {
                    request();
                }
                return answer.get();
            },
            Runnable::run);

    @Test
    void learnOfTheNextLookUp() {
        request();
        assertThat(requests).hasSize(2).allMatch(request -> request.join().isEmpty());
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void areToldAtOnceThatTheDatabaseIsAway() {
        answer = KeyLookupsTest::away;
        request();
        assertThat(requests).hasSize(2).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(asked).isOne();
    }

    @Test
    void askAgainOnceItMayBeBack() {
        answer = KeyLookupsTest::away;
        request();
        answer = Optional::empty;
        request();
        assertThat(requests.getLast().join()).isEmpty();
    }

    private static Optional<KeyHolder> away() {
        throw new IllegalStateException(new SQLException("link failure", "08S01"));
    }

    private void request() {
        requests.add(lookups.find(TOKEN).toCompletableFuture());
    }
}
