package io.touchstone.source.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.access.Scope;
import io.touchstone.event.Source;
import io.touchstone.http.ConditionalRead;
import io.touchstone.http.OfPeople;
import io.touchstone.http.body.BodyLimit;
import io.touchstone.mask.Masks;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import io.touchstone.source.link.click.LinkClicks;
import io.touchstone.source.link.click.LinkClicks.DayOfClicks;
import io.touchstone.source.link.token.LinkSeal;
import io.touchstone.source.link.token.TrackedLink;
import io.touchstone.source.setup.PublicUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Links of the caller's workspace. */
@Path("/v1/links")
@OfPeople
@RunOnVirtualThread
class LinksResource {

    private static final int MOST_AT_ONCE = 1_000;

    /** In bytes: so many of the longest, with room to spare. */
    private static final long LONGEST_BODY = 8 * 1024 * 1024;

    /** Made links; nothing of them is stored. */
    sealed interface Made {}

    record NewLink(String shortUrl, String token) implements Made {}

    /** In the order of the request. */
    record NewLinks(List<NewLink> data) implements Made {}

    /**
     * What may tell of a person is hidden from who may not see people.
     *
     * @param people who followed it, and machines, of all time and by local day; days on which nobody did are not there
     */
    record LinkStatus(
            @Nullable String url,
            @Nullable String messageId,
            @Nullable String campaignId,
            @Nullable String flowId,
            @Nullable String nodeId,
            @Nullable String ref,
            long people,
            long machines,
            List<DayOfClicks> days) {}

    private final CurrentWorkspace current;
    private final LinkSeal seal;
    private final PublicUrl publicUrl;
    private final LinkClicks clicks;
    private final ConditionalRead conditional;

    LinksResource(
            CurrentWorkspace current,
            LinkSeal seal,
            PublicUrl publicUrl,
            LinkClicks clicks,
            ConditionalRead conditional) {
        this.current = current;
        this.seal = seal;
        this.publicUrl = publicUrl;
        this.clicks = clicks;
        this.conditional = conditional;
    }

    @POST
    @RolesAllowed(Scope.INGEST)
    public Made make(@BodyLimit(LONGEST_BODY) JsonNode body) {
        LinkReader reader = new LinkReader(current.id());
        if (!body.isArray() && !body.has("links")) {
            TrackedLink link = reader.read("", body);
            reader.end();
            NewLink made = made(reader, "", link);
            reader.end();
            return made;
        }
        JsonNode links = body.isArray() ? body : body.path("links");
        String name = body.isArray() ? "" : "links";
        if (!links.isArray()
                || links.isEmpty()
                || links.size() > MOST_AT_ONCE
                || (!body.isArray() && body.size() > 1)) {
            throw ProblemException.invalidField("links", "must be, by itself, a list of 1 to " + MOST_AT_ONCE);
        }
        List<@Nullable TrackedLink> read = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            read.add(reader.read(name + "[" + i + "].", links.get(i)));
        }
        reader.end();
        List<NewLink> made = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            made.add(made(reader, name + "[" + i + "].", read.get(i)));
        }
        reader.end();
        return new NewLinks(made);
    }

    /** @param link not null once the reader has come to its end */
    private NewLink made(LinkReader reader, String prefix, @Nullable TrackedLink link) {
        String token = seal.token(Objects.requireNonNull(link));
        if (token.length() > LinkSeal.LONGEST) {
            reader.wrong(prefix + "url", "is too long together with the ids beside it");
        }
        return new NewLink(publicUrl.of(RedirectRoute.PATH + token), token);
    }

    /** Who followed it. */
    @GET
    @Path("/{token}")
    @RolesAllowed(Scope.READ)
    public LinkStatus link(@PathParam("token") String token) {
        TrackedLink link = seal.open(token)
                .filter(found -> found.workspace().equals(current.id()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such link."));
        List<DayOfClicks> days = clicks.of(link.workspace(), link.bytes());
        Source source = link.source();
        Masks masks = current.masks();
        LinkStatus status = new LinkStatus(
                masks.link(link.url()),
                masks.words(link.messageId()),
                source instanceof Source.OfCampaign campaign ? campaign.campaignId() : null,
                source instanceof Source.OfFlowNode flow ? flow.flowId() : null,
                source instanceof Source.OfFlowNode flow ? flow.nodeId() : null,
                masks.words(link.ref()),
                days.stream().mapToLong(DayOfClicks::people).sum(),
                days.stream().mapToLong(DayOfClicks::machines).sum(),
                days);
        conditional.unlessKnown(status);
        return status;
    }
}
