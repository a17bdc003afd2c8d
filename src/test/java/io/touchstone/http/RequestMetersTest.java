package io.touchstone.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestMetersTest {

    private static final Pattern PATH = Pattern.compile("(?m)^  (/\\S+):$");

    @Test
    void everyPathOfTheDescriptionIsMetered() throws IOException {
        Set<String> expected = PATH.matcher(Files.readString(Path.of("openapi.yaml")))
                .results()
                .map((MatchResult path) -> path.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(expected).isNotEmpty();
        expected.addAll(Set.of("/hooks/{token}", "/openapi", "NOT_FOUND"));
        assertThat(RequestMeters.PATHS).containsExactlyInAnyOrderElementsOf(expected);
    }
}
