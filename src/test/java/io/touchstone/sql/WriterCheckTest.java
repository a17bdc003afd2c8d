package io.touchstone.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.touchstone.sql.DatabaseConfig.Strictness;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WriterCheckTest {

    @Inject
    PrimaryState primary;

    @Test
    void aDatabaseThatIsTheOnlyWriterIsTaken() {
        assertThat(primary.settingOfSeveralWriters()).isEmpty();
        WriterCheck.check(Optional.empty(), Strictness.REFUSE);
    }

    @Test
    void aClusterOfWritersIsRefused() {
        assertThatThrownBy(() -> WriterCheck.check(Optional.of("wsrep_on=ON"), Strictness.REFUSE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("wsrep_on=ON")
                .hasMessageContaining("TOUCHSTONE_DATABASE_SEVERAL_WRITERS=warn");
    }

    @Test
    void whoeverKnowsWhatTheyDoIsWarned() {
        assertThatCode(() -> WriterCheck.check(Optional.of("wsrep_on=ON"), Strictness.WARN))
                .doesNotThrowAnyException();
    }
}
