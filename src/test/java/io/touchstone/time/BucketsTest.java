package io.touchstone.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private final Buckets buckets = new Buckets(List.of(
            bucket("empty at first", 10, 10),
            bucket("a", 10, 20),
            bucket("empty", 20, 20),
            bucket("empty again", 20, 20),
            bucket("b", 20, 30),
            bucket("empty at last", 30, 30)));

    @Test
    void aStartBelongsToItsBucketAndAnEndToTheNext() {
        assertThat(buckets.indexOf(10)).isEqualTo(1);
        assertThat(buckets.indexOf(19)).isEqualTo(1);
        assertThat(buckets.indexOf(20)).isEqualTo(4);
        assertThat(buckets.indexOf(29)).isEqualTo(4);
    }

    @Test
    void aBucketHasBegunFromItsStartAndIsOverFromItsEndOn() {
        assertThat(progress(9)).isEqualTo(new BucketProgress(0, 0));
        assertThat(progress(10)).isEqualTo(new BucketProgress(2, 1));
        assertThat(progress(19)).isEqualTo(new BucketProgress(2, 1));
        assertThat(progress(20)).isEqualTo(new BucketProgress(5, 4));
        assertThat(progress(29)).isEqualTo(new BucketProgress(5, 4));
        assertThat(progress(30)).isEqualTo(new BucketProgress(6, 6));
    }

    private BucketProgress progress(long epochMillis) {
        return buckets.progress(Instant.ofEpochMilli(epochMillis));
    }

    @Test
    void outsideThePeriodThereIsNoBucket() {
        assertThat(buckets.indexOf(9)).isEqualTo(-1);
        assertThat(buckets.indexOf(30)).isEqualTo(-1);
        assertThat(buckets.indexOf(Long.MIN_VALUE)).isEqualTo(-1);
        assertThat(buckets.indexOf(Long.MAX_VALUE)).isEqualTo(-1);
    }

    @Test
    void aPeriodOfOnlyASkippedDayHoldsNoInstant() {
        assertThat(new Buckets(List.of(bucket("skipped", 10, 10))).indexOf(10)).isEqualTo(-1);
    }

    @Test
    void bucketsThatDoNotAbutAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Buckets(List.of(bucket("a", 10, 20), bucket("b", 21, 30))));
    }

    @Test
    void noBucketsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Buckets(List.of()));
    }

    private static Bucket bucket(String label, long start, long end) {
        return new Bucket(label, Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    }
}
