package io.touchstone.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchstone.Api;
import io.touchstone.control.access.ApiKeys;
import io.touchstone.tenant.WorkspaceId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DemoPageTest {

    /** Bodies as they come. */
    private static final RestAssuredConfig RAW =
            RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    private static final Pattern ASSET = Pattern.compile("\\./(assets/[^\"]+)\"");

    @Inject
    DemoKey key;

    @Inject
    ApiKeys keys;

    @Inject
    @ConfigProperty(name = "quarkus.http.compress-media-types")
    Set<String> compressed;

    private final Vertx vertx = Vertx.vertx();
    private Api.NewWorkspace workspace;

    @BeforeEach
    void aWorkspace() {
        workspace = Api.newWorkspace();
    }

    @AfterEach
    void endVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void pageAndItsFilesAreServedOnlyWithAPolicyThatLetsNoInlineScriptRun() {
        RequestSpecification page = served(true, "127.0.0.1");
        Response index = page.get("/");
        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(index.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(index.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(index.header("Cache-Control")).isEqualTo("private, no-cache");
        Matcher assets = ASSET.matcher(index.body().asString());
        int found = 0;
        while (assets.find()) {
            found++;
            page.get("/" + assets.group(1))
                    .then()
                    .statusCode(200)
                    .contentType(containsString(assets.group(1).endsWith("js") ? "javascript" : "css"))
                    .header("Cache-Control", containsString("immutable"));
        }
        assertThat(found).isEqualTo(2);
        page.get("/icon.svg").then().statusCode(200).contentType("image/svg+xml");
        page.get("/placebo.html").then().statusCode(200).contentType(containsString("text/html"));
        page.get("/models.html").then().statusCode(200).contentType(containsString("text/html"));
    }

    @Test
    void whoTakesGzipGetsLessThanHalfOfTheBytes() throws IOException {
        RequestSpecification page = served(true, "127.0.0.1").config(RAW);
        Matcher assets = ASSET.matcher(page.get("/").body().asString());
        assertThat(assets.find()).isTrue();
        Response plain = page.get("/" + assets.group(1));
        assertThat(plain.header("Content-Encoding")).isNull();
        Response gzipped = page.header("Accept-Encoding", "gzip").get("/" + assets.group(1));
        assertThat(gzipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzipped.header("Vary")).isEqualTo("Accept-Encoding");
        byte[] whole = plain.body().asByteArray();
        byte[] sent = gzipped.body().asByteArray();
        assertThat(sent).hasSizeLessThan(whole.length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/assets/..%2Findex.html", "/index.html", "/dashboard/index.html"})
    void nothingElseIsServed(String path) {
        served(true, "127.0.0.1").urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"false,127.0.0.1", "true,0.0.0.0", "true,192.0.2.1", "true,shop.example"})
    void withoutTheDemoOrWhereOthersReachTheServiceThereIsNoPage(boolean demo, String host) {
        RequestSpecification page = served(demo, host);
        page.get("/").then().statusCode(404);
        page.get("/session.json").then().statusCode(404);
    }

    @Test
    void runningServiceHasNone() {
        given().get("/").then().statusCode(404);
        given().get("/session.json").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "192.0.2.1", "127.0.0.1.example"})
    void underAnotherNameThereIsNoPage(String host) {
        RequestSpecification page = served(true, "127.0.0.1").header("Host", host);
        page.get("/").then().statusCode(404);
        page.get("/session.json").then().statusCode(404);
    }

    @Test
    void linkOnAnotherPageLeadsHereButThatPageGetsNoKey() {
        RequestSpecification stranger = served(true, "localhost").header("Sec-Fetch-Site", "cross-site");
        stranger.get("/").then().statusCode(200);
        stranger.get("/session.json").then().statusCode(404);
    }

    @Test
    void pageGetsAKeyThatReadsAndExpires() {
        Response session = served(true, "127.0.0.1").get("/session.json");
        assertThat(session.header("Cache-Control")).isEqualTo("no-store");
        String apiKey = session.jsonPath().getString("api_key");
        Response me = Api.as(apiKey).get("/v1/me");
        me.then().statusCode(200).body("workspace.id", equalTo(workspace.id()));
        assertThat(me.jsonPath().getList("scopes", String.class)).containsExactly("read", "read_contacts");
        Instant expiresAt = Instant.parse(me.jsonPath().getString("expires_at"));
        assertThat(expiresAt).isBetween(Instant.now(), Instant.now().plus(DemoKey.LIFE));
        Api.as(apiKey).get("/v1/api-keys").then().statusCode(403);
        Api.as(apiKey).body("{\"events\":[]}").post("/v1/events").then().statusCode(403);
    }

    @Test
    void oneKeyServesAllUntilTheNextStartOrHalfOfItsLifeIsOver() {
        WorkspaceId id = WorkspaceId.parse(workspace.id()).orElseThrow();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        DemoKey before = new DemoKey(keys, now::get);
        String first = before.of(id).apiKey();
        assertThat(before.of(id).apiKey()).isEqualTo(first);
        now.set(now.get().plus(DemoKey.LIFE.dividedBy(2)).plusSeconds(1));
        String second = before.of(id).apiKey();
        String third = new DemoKey(keys, now::get).of(id).apiKey();
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        Api.as(workspace.key()).get("/v1/api-keys").then().body("data.name", containsInAnyOrder("admin", DemoKey.NAME));
        Api.as(third).get("/v1/me").then().statusCode(200);
    }

    /** The page of a service with these settings. */
    private RequestSpecification served(boolean demo, String host) {
        DemoPage page = new DemoPage(() -> demo, key, host, 8080, compressed);
        Router router = Router.router(vertx);
        // As Quarkus does: what nobody asks to compress goes out as it is.
        router.route().handler(context -> {
            context.response().putHeader("Content-Encoding", "identity");
            context.next();
        });
        page.register(router);
        page.open(WorkspaceId.parse(workspace.id()).orElseThrow());
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return given().noFilters().baseUri("http://127.0.0.1").port(server.actualPort());
    }
}
