package io.touchstone.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class PathIdsTest {

    private static final String STRANGE = "a/b,+,1+1=2,%,100%,a b, ,a;b=c,;,é,e\u0301,🛍️,日本,a%2Fb,%252F,?,#,a?b#c,"
            + "a&b,'\"<>|{}[]^`\\,..a,...,a/../b,a/./b,//,/,~,-._~,a:b,@,*,!$,\u00a0,\ud83d\udc68\u200d\ud83d\udc69";

    static String[] strangeIds() {
        return STRANGE.split(",", -1);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @MethodSource("strangeIds")
    void anIdComesThroughExactly(String id) {
        given().urlEncodingEnabled(false)
                .get("/test/things/" + encoded(id))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @ParameterizedTest
    @MethodSource("strangeIds")
    void anIdWithSomethingBehindItComesThroughExactly(String id) {
        given().urlEncodingEnabled(false)
                .get("/test/things/" + encoded(id) + "/parts")
                .then()
                .statusCode(200)
                .body("id", equalTo("parts of " + id));
    }
}
