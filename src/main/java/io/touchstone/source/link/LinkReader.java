package io.touchstone.source.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.event.Identifier;
import io.touchstone.event.Source;
import io.touchstone.problem.FieldErrors;
import io.touchstone.problem.ProblemException;
import io.touchstone.source.link.token.LinkTarget;
import io.touchstone.source.link.token.TrackedLink;
import io.touchstone.tenant.WorkspaceId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links as a client asks for them, each read once, to a link or to errors, which are told at once. For one thread at a time. */
final class LinkReader {

    private static final Set<String> FIELDS = Set.of("url", "message_id", "campaign_id", "flow_id", "node_id", "ref");

    private final WorkspaceId workspace;
    private final FieldErrors errors = new FieldErrors();

    LinkReader(WorkspaceId workspace) {
        this.workspace = workspace;
    }

    /** @param prefix of the names of its fields. @return null where something is wrong with it */
    @Nullable TrackedLink read(String prefix, JsonNode given) {
        int before = errors.count();
        if (!given.isObject()) {
            wrong(prefix.isEmpty() ? "body" : prefix.substring(0, prefix.length() - 1), "must be an object");
            return null;
        }
        given.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                wrong(prefix + Identifier.cut(name), "is not a field of a link");
            }
        });
        String url = url(prefix, given);
        String message = id(prefix, given, "message_id");
        String ref = id(prefix, given, "ref");
        Source source = source(prefix, given, message);
        return errors.count() > before || url == null ? null : new TrackedLink(workspace, url, message, source, ref);
    }

    void wrong(String field, String detail) {
        errors.add(field, detail);
    }

    /** @throws ProblemException with all that is wrong */
    void end() {
        errors.end();
    }

    private @Nullable String url(String prefix, JsonNode given) {
        String text = text(prefix, given, "url");
        if (text == null) {
            if (given.path("url").isMissingNode() || given.path("url").isNull()) {
                wrong(prefix + "url", "is missing");
            }
            return null;
        }
        String url = LinkTarget.parse(text).orElse(null);
        if (url == null) {
            wrong(
                    prefix + "url",
                    "must be an http or https address of at most " + LinkTarget.LONGEST
                            + " characters, without user, password, blanks or backslashes");
        }
        return url;
    }

    private @Nullable Source source(String prefix, JsonNode given, @Nullable String message) {
        String campaign = id(prefix, given, "campaign_id");
        String flow = id(prefix, given, "flow_id");
        String node = id(prefix, given, "node_id");
        boolean hasFlow = given.hasNonNull("flow_id") || given.hasNonNull("node_id");
        int owners = (given.hasNonNull("message_id") ? 1 : 0)
                + (given.hasNonNull("campaign_id") ? 1 : 0)
                + (hasFlow ? 1 : 0);
        if (owners != 1 || (hasFlow && (!given.hasNonNull("flow_id") || !given.hasNonNull("node_id")))) {
            wrong(
                    prefix + (hasFlow && !given.hasNonNull("node_id") ? "node_id" : "message_id"),
                    "a link has either message_id, or campaign_id, or flow_id and node_id");
            return null;
        }
        if (campaign != null) {
            return new Source.OfCampaign(campaign);
        }
        return message != null || flow == null || node == null ? null : new Source.OfFlowNode(flow, node);
    }

    private @Nullable String id(String prefix, JsonNode given, String name) {
        String id = text(prefix, given, name);
        String violation = id == null ? null : Identifier.violation(id).orElse(null);
        if (violation != null) {
            wrong(prefix + name, violation);
        }
        return violation == null ? id : null;
    }

    private @Nullable String text(String prefix, JsonNode given, String name) {
        JsonNode value = given.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(prefix + name, "must be a text");
            return null;
        }
        return value.textValue();
    }
}
