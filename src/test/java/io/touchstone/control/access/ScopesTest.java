package io.touchstone.control.access;

import static io.touchstone.Api.OPERATOR;
import static io.touchstone.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchstone.Api;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ScopesTest {

    private static final List<String> CALLERS = List.of("ingest", "read", "read_contacts", "admin", "operator");

    // Paths and bodies are such that nothing happens: whoever is let in is told so by another status.
    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/me,                        ingest read read_contacts admin",
        "GET,    /v1/settings,                  read admin",
        "PATCH,  /v1/settings,                  admin",
        "GET,    /v1/shared-identities,         admin",
        "PUT,    /v1/shared-identities,         admin",
        "GET,    /v1/access-log,                admin",
        "POST,   /v1/contacts/export,           read_contacts",
        "POST,   /v1/contacts/erase,            admin",
        "GET,    /v1/erasures,                  admin",
        "POST,   /v1/api-keys,                  admin",
        "GET,    /v1/api-keys,                  admin",
        "DELETE, /v1/api-keys/none,             admin",
        "POST,   /v1/workspaces,                operator",
        "GET,    /v1/workspaces,                operator",
        "DELETE, /v1/workspaces/none,           operator",
        "POST,   /v1/workspaces/none/admin-key, operator",
        "GET,    /v1/rebuild,                   admin",
        "GET,    /v1/rebuild/credits,           admin",
        "POST,   /v1/events,                    ingest",
        "PUT,    /v1/campaigns/a,               ingest",
        "PUT,    /v1/flows/a,                   ingest",
        "GET,    /v1/performance?nothing=1,        read",
        "GET,    /v1/performance/rules?nothing=1,  read",
        "GET,    /v1/performance/series?nothing=1, read",
        "GET,    /v1/performance/models?nothing=1, read",
        "GET,    /v1/placebo?nothing=1,            read",
        "GET,    /v1/campaigns?nothing=1,          read",
        "GET,    /v1/campaigns/a?nothing=1,        read",
        "GET,    /v1/flows?nothing=1,              read",
        "GET,    /v1/flows/a?nothing=1,            read",
        "GET,    /v1/flows/a/nodes?nothing=1,      read",
        "GET,    /v1/report?nothing=1,             read",
        "GET,    /v1/report/schema?nothing=1,      read",
        "GET,    /v1/purchases?nothing=1,          read read_contacts",
    })
    void eachCallIsOpenToItsScopesOnly(String method, String path, String scopes) {
        Set<String> open = Set.of(scopes.split(" ", -1));
        String admin = Api.newWorkspace().key();
        assertThat(CALLERS).allSatisfy(caller -> {
            String token = caller.equals("operator")
                    ? OPERATOR
                    : Api.newKey(admin, caller).getString("api_key");
            Response answer = as(token).body("{\"unknown\": 1}").request(method, path);
            if (open.contains(caller)) {
                assertThat(answer.statusCode()).isIn(200, 400, 404);
            } else {
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.contentType()).startsWith("application/problem+json");
                assertThat(answer.<String>path("type")).isEqualTo("urn:touchstone:problem:forbidden");
                assertThat(answer.<String>path("request_id")).isEqualTo(answer.header("X-Request-Id"));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/settings", "GET,/v1/api-keys", "GET,/v1/workspaces"})
    void nobodyIsLetInWithoutAValidToken(String method, String path) {
        Api.NewWorkspace workspace = Api.newWorkspace();
        String key = workspace.key();
        String otherKey = Api.newWorkspace().key();
        String secret = key.substring(key.length() - 43);
        assertThat(Stream.of(
                        "",
                        "nonsense",
                        key + "a",
                        key.substring(0, key.length() - 1),
                        key.substring(0, key.length() - 43) + "A".repeat(43),
                        key.toUpperCase(Locale.ROOT),
                        // The name of one key with the secret of another.
                        otherKey.substring(0, otherKey.length() - 43) + secret,
                        "tsk_zzzzzzzzzzzzz_1_" + secret,
                        "tsk_1_1_" + secret,
                        OPERATOR + "x",
                        "é"))
                .allSatisfy(token ->
                        assertThat(as(token).request(method, path).statusCode()).isEqualTo(401));
    }
}
