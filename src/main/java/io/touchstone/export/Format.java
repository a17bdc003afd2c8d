package io.touchstone.export;

import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In which an answer with rows can be had; the first of them where a client likes several equally. */
public enum Format {
    JSON(Format.JSON_TYPE),
    CSV(Format.CSV_TYPE),
    NDJSON(Format.NDJSON_TYPE),
    XLSX(Format.XLSX_TYPE);

    public static final String JSON_TYPE = "application/json";
    public static final String CSV_TYPE = "text/csv";
    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As clients write it in the parameter {@code format}; also how names of its files end. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rows and nothing else: all of them, unless the client set a limit. */
    public boolean isTable() {
        return switch (this) {
            case JSON -> false;
            case CSV, NDJSON, XLSX -> true;
        };
    }

    String mediaType() {
        return mediaType;
    }

    String contentType() {
        return switch (this) {
            case JSON, CSV, NDJSON -> mediaType + ";charset=UTF-8";
            case XLSX -> mediaType;
        };
    }

    /**
     * What a client likes most.
     *
     * @param accepted of its {@code Accept} header, the best first
     * @throws ProblemException when it takes none
     */
    static Format bestOf(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> !isRefused(type))
                .flatMap(type -> Arrays.stream(values())
                        .filter(format -> type.isCompatible(MediaType.valueOf(format.mediaType)))
                        .limit(1))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_ACCEPTABLE, "This is served as " + String.join(", ", types()) + "."));
    }

    private static boolean isRefused(MediaType type) {
        return type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
    }

    private static List<String> types() {
        return Arrays.stream(values()).map(Format::mediaType).toList();
    }
}
