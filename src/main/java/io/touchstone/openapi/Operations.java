package io.touchstone.openapi;

import io.touchstone.control.access.Scope;
import io.touchstone.export.Format;
import io.touchstone.http.list.PageRequest;
import io.touchstone.query.report.ReportParameters;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes described operations with what is alike in many, and with what the resources declare. */
final class Operations {

    private static final List<String> RATE_LIMITS = List.of("RateLimit-Policy", "RateLimit");

    private static final Pattern SEGMENT = Pattern.compile("/");

    private final Components components;
    private final Set<String> usedParameters = new HashSet<>();

    Operations(Components components) {
        this.components = components;
        APIResponse notModified =
                Objects.requireNonNull(components.getResponses().get("NotModified"));
        List.of("ETag", "Vary", "X-Request-Id").forEach(name -> addHeader(notModified, name));
        limit("limit", PageRequest.GREATEST_LIMIT);
        limit("report.limit", ReportParameters.GREATEST_LIMIT);
        sort("sort", Vocabulary.sourceOrders());
        sort("purchases.sort", Vocabulary.purchaseOrders());
        sort("report.sort", Vocabulary.reportOrders());
        sort("performance.sort", Vocabulary.modelOrders());
    }

    /**
     * One operation, whole.
     *
     * @param described has texts, body and good answers
     * @param scanned has parameters and scopes
     */
    Operation complete(String path, HttpMethod method, Operation described, Operation scanned) {
        String segment = SEGMENT.split(path, -1)[2];
        List<String> scopes = scopes(scanned);
        // Whatever a key for reading may read has an ETag.
        boolean cached = method == HttpMethod.GET && scopes.contains(Scope.READ);
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : orEmpty(scanned.getParameters())) {
            names.add(parameter.getName());
        }
        if (cached) {
            names.add("If-None-Match");
        }
        names.forEach(name -> described.addParameter(parameter(segment, name)));
        described.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme("bearer", scopes),
                OASFactory.createSecurityRequirement().addScheme("basic", scopes)));
        addExamples(described);
        String good =
                described.getResponses().getAPIResponses().keySet().iterator().next();
        APIResponse answer = described.getResponses().getAPIResponse(good);
        addHeader(answer, "X-Request-Id");
        if (!scopes.contains(Scope.OPERATOR)) {
            RATE_LIMITS.forEach(name -> addHeader(answer, name));
        }
        if (names.contains("cursor")) {
            addHeader(answer, "Link");
        }
        if (names.contains("format")) {
            answer.getContent()
                    .addMediaType(
                            "text/csv",
                            text(
                                    "RFC 4180, one line a row; columns are the names of fields, KPIs"
                                            + " unprefixed, nested ones joined (contact_phone, credit_campaign_id).",
                                    described.getOperationId() + ".csv"))
                    .addMediaType(
                            "application/x-ndjson",
                            text("One JSON object a line, each a row.", described.getOperationId() + ".ndjson"))
                    .addMediaType(Format.XLSX_TYPE, workbook());
            described
                    .getResponses()
                    .addAPIResponse("413", OASFactory.createAPIResponse().ref("TableTooLong"));
        }
        if (cached) {
            addHeader(answer, "ETag");
            addHeader(answer, "Vary");
            described
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().ref("NotModified"));
        }
        Problems.addTo(described, path, method);
        return described;
    }

    /** @throws IllegalStateException when a parameter is described that no resource declares */
    void refuseUnused() {
        Set<String> unused = new TreeSet<>(components.getParameters().keySet());
        unused.removeAll(usedParameters);
        if (!unused.isEmpty()) {
            throw new IllegalStateException("openapi/description.yaml has parameters that no resource has: " + unused);
        }
    }

    static void addHeader(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref(name));
    }

    private Parameter parameter(String segment, String name) {
        String own = segment + "." + name;
        String key = components.getParameters().containsKey(own) ? own : name;
        if (!components.getParameters().containsKey(key)) {
            throw new IllegalStateException("openapi/description.yaml has no parameter " + own + " or " + name);
        }
        usedParameters.add(key);
        return OASFactory.createParameter().ref(key);
    }

    private static List<String> scopes(Operation scanned) {
        return scanned.getSecurity().getFirst().getSchemes().values().iterator().next();
    }

    private static void addExamples(Operation operation) {
        String id = operation.getOperationId();
        if (operation.getRequestBody() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .forEach((type, body) -> body.setExample(
                            type.equals("application/json")
                                    ? Resources.example(id + ".request").orElseThrow()
                                    : Resources.text("examples/" + id + ".request" + ending(type))
                                            .orElseThrow()));
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> {
            if (response.getContent() != null) {
                response.getContent()
                        .getMediaType("application/json")
                        .setExample(Resources.example(id).orElseThrow());
            }
        });
    }

    private static String ending(String type) {
        return type.equals("text/csv") ? ".csv" : ".ndjson";
    }

    private void sort(String name, List<String> orders) {
        Objects.requireNonNull(components.getParameters().get(name)).getSchema().setEnumeration(List.copyOf(orders));
    }

    private void limit(String name, int greatest) {
        Objects.requireNonNull(components.getParameters().get(name))
                .getSchema()
                .maximum(BigDecimal.valueOf(greatest))
                .defaultValue(PageRequest.DEFAULT_LIMIT);
    }

    private static MediaType text(String description, String example) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.STRING).description(description);
        return OASFactory.createMediaType()
                .schema(schema)
                .example(Resources.text("examples/" + example).orElseThrow());
    }

    private static MediaType workbook() {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .format("binary")
                        .description(
                                "A workbook: a sheet with the same columns as CSV, typed, and one with the question."));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
