package io.touchstone.source.link.token;

import io.touchstone.event.Source;
import io.touchstone.tenant.WorkspaceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A link of a workspace. It belongs to a message or to a source.
 *
 * @param url where it leads, see {@link LinkTarget}
 * @param ref whose clicks these are where whoever follows it says none: the sender's own key of a message
 */
public record TrackedLink(
        WorkspaceId workspace,
        String url,
        @Nullable String messageId,
        @Nullable Source source,
        @Nullable String ref) {

    private static final int OF_MESSAGE = 0;
    private static final int OF_CAMPAIGN = 1;
    private static final int OF_FLOW_NODE = 2;

    /** As it is sealed. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(workspace.value());
            out.writeUTF(url);
            out.writeUTF(ref == null ? "" : ref);
            switch (source) {
                case null -> {
                    out.writeByte(OF_MESSAGE);
                    out.writeUTF(String.valueOf(messageId));
                }
                case Source.OfCampaign(String campaign) -> {
                    out.writeByte(OF_CAMPAIGN);
                    out.writeUTF(campaign);
                }
                case Source.OfFlowNode(String flow, String node) -> {
                    out.writeByte(OF_FLOW_NODE);
                    out.writeUTF(flow);
                    out.writeUTF(node);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param bytes of {@link #bytes} */
    static TrackedLink of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            WorkspaceId workspace = new WorkspaceId(in.readLong());
            String url = in.readUTF();
            String text = in.readUTF();
            String ref = text.isEmpty() ? null : text;
            int kind = in.readByte();
            String id = in.readUTF();
            return switch (kind) {
                case OF_MESSAGE -> new TrackedLink(workspace, url, id, null, ref);
                case OF_CAMPAIGN -> new TrackedLink(workspace, url, null, new Source.OfCampaign(id), ref);
                case OF_FLOW_NODE ->
                    new TrackedLink(workspace, url, null, new Source.OfFlowNode(id, in.readUTF()), ref);
                default -> throw new IllegalStateException("a link of kind " + kind);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
