package io.touchstone.erasure;

import static io.touchstone.Api.as;

import io.touchstone.Api.NewWorkspace;
import io.touchstone.Worlds;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.tenant.WorkspaceId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What tests of erasures say of people, and ask for afterwards. */
final class People {

    private People() {}

    /** As WhatsApp writes the id of a message to a number. */
    static String wamid(String phone, String rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1c, 0x18, (byte) (phone.length() - 1)});
        bytes.writeBytes(phone.substring(1).getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[] {0x15, 0x02, 0x00, 0x11, 0x18, 0x12});
        bytes.writeBytes(rest.getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        return "wamid." + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static void rebuild(NewWorkspace workspace, Rebuilds rebuilds) {
        as(workspace.key()).post("/v1/rebuild").then().statusCode(202);
        finish(workspace, rebuilds, "/v1/rebuild");
    }

    /** Puts one identity, by the caller's id, on the list of shared ones. */
    static void share(NewWorkspace workspace, Rebuilds rebuilds, String id) {
        as(workspace.key())
                .body(Map.of("identities", List.of(Map.of("id", id))))
                .put("/v1/shared-identities")
                .then()
                .statusCode(200);
        finish(workspace, rebuilds, "/v1/shared-identities");
    }

    private static void finish(NewWorkspace workspace, Rebuilds rebuilds, String path) {
        while (Worlds.get(workspace.key(), path, Map.of()).path("rebuilding").asBoolean()) {
            rebuilds.run(WorkspaceId.parse(workspace.id()).orElseThrow());
        }
    }
}
