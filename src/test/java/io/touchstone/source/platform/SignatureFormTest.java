package io.touchstone.source.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.touchstone.source.HookRequest;
import io.touchstone.source.SentBody;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureFormTest {

    private static final List<String> SECRETS = List.of("new secret", "old secret");

    private static final String BODY = "{\"a\":1}";

    private static byte[] hmac(String algorithm, String secret, String signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(signed.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(String secret, String signed) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", secret, signed));
    }

    private static SignatureForm form(String settings) {
        return SignatureForm.of(json(settings));
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static HookRequest request(Map<String, String> headers) {
        return SentBody.of(BODY, headers);
    }

    private static final String PLAIN =
            "{'header':'X-Sign','algorithm':'sha256','encoding':'hex','prefix':null,'part':null,'signs':['body']}";

    private static final String LISTED =
            "{'header':'X-Sign','algorithm':'sha256','encoding':'hex','part':'v1','signs':['part:t','body']}";

    @ParameterizedTest
    @CsvSource({"sha256,HmacSHA256", "sha1,HmacSHA1", "sha512,HmacSHA512"})
    void anyOfThreeAlgorithmsSigns(String algorithm, String jdk) {
        byte[] hmac = hmac(jdk, "old secret", BODY);

        assertThat(form(PLAIN.replace("sha256", algorithm))
                        .isSigned(
                                SECRETS, request(Map.of("X-Sign", HexFormat.of().formatHex(hmac)))))
                .isTrue();
        assertThat(form(PLAIN.replace("sha256", algorithm).replace("hex", "base64"))
                        .isSigned(
                                SECRETS,
                                request(Map.of("x-sign", Base64.getEncoder().encodeToString(hmac)))))
                .isTrue();
    }

    @Test
    void aPrefixStandsBeforeIt() {
        SignatureForm form = form(PLAIN.replace("'prefix':null", "'prefix':'sha256='"));

        assertThat(form.isSigned(SECRETS, request(Map.of("X-Sign", "sha256=" + hex("new secret", BODY)))))
                .isTrue();
        assertThat(form.isSigned(SECRETS, request(Map.of("X-Sign", hex("new secret", BODY)))))
                .isFalse();
    }

    @Test
    void aListHasATimeThatIsSignedToo() {
        String signature = hex("new secret", "1784538000." + BODY);

        assertThat(form(LISTED).isSigned(SECRETS, request(Map.of("X-Sign", "t=1784538000, v1=" + signature + ",v0=x"))))
                .isTrue();
        assertThat(form(LISTED).isSigned(SECRETS, request(Map.of("X-Sign", "t=1784538000,v1=aa,v1=" + signature))))
                .isTrue();
        assertThat(form(LISTED).isSigned(SECRETS, request(Map.of("X-Sign", "t=1784538001,v1=" + signature))))
                .isFalse();
        assertThat(form(LISTED).isSigned(SECRETS, request(Map.of("X-Sign", "v1=" + signature))))
                .isFalse();
    }

    @Test
    void headersMayBeSignedToo() {
        SignatureForm form = form(PLAIN.replace("['body']", "['body','header:X-Nonce']"));
        String signature = hex("new secret", BODY + ".n1");

        assertThat(form.isSigned(SECRETS, request(Map.of("X-Sign", signature, "X-Nonce", "n1"))))
                .isTrue();
        assertThat(form.isSigned(SECRETS, request(Map.of("X-Sign", signature, "X-Nonce", "n2"))))
                .isFalse();
        assertThat(form.isSigned(SECRETS, request(Map.of("X-Sign", signature)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "=", "t=1,v1=", "v1", ",,,"})
    void whatIsNoSignatureProvesNothing(String header) {
        assertThat(form(PLAIN).isSigned(SECRETS, request(Map.of("X-Sign", header))))
                .isFalse();
        assertThat(form(LISTED).isSigned(SECRETS, request(Map.of("X-Sign", header))))
                .isFalse();
        assertThat(form(PLAIN).isSigned(SECRETS, request(Map.of()))).isFalse();
    }

    @Test
    void aTokenNamesTheHashOfItsBody() throws GeneralSecurityException {
        String good = token("new secret", BODY);

        assertThat(isToken(good)).isTrue();
        assertThat(isToken(token("another", BODY))).isFalse();
        assertThat(isToken(token("new secret", "{}"))).isFalse();
        assertThat(isToken(good.substring(0, good.lastIndexOf('.') + 1))).isFalse();
        assertThat(isToken(good.replace(".", ".."))).isFalse();
        assertThat(isToken(signed("new secret", "{\"alg\":\"none\"}", "{\"iat\":1}")))
                .isFalse();
        assertThat(isToken(signed("new secret", "{}", "no json"))).isFalse();
        assertThat(SignedToken.isOf(SECRETS, BODY.getBytes(UTF_8), null)).isFalse();
        assertThat(SignedToken.isOf(SECRETS, BODY.getBytes(UTF_8), "Basic " + good))
                .isFalse();
    }

    private static boolean isToken(String token) {
        return SignedToken.isOf(SECRETS, BODY.getBytes(UTF_8), "Bearer " + token);
    }

    private static String token(String secret, String body) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
        return signed(
                secret,
                "{\"alg\":\"HS256\"}",
                "{\"payload_hash\":\"" + HexFormat.of().formatHex(hash) + "\"}");
    }

    private static String signed(String secret, String head, String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String both = base64.encodeToString(head.getBytes(UTF_8)) + "." + base64.encodeToString(claims.getBytes(UTF_8));
        return both + "." + base64.encodeToString(hmac("HmacSHA256", secret, both));
    }
}
