package io.touchstone.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.touchstone.export.Column;
import io.touchstone.query.ComparisonAnswer.Compared;
import io.touchstone.query.kpi.KpiGroups;
import io.touchstone.query.kpi.KpiQuery;
import io.touchstone.query.kpi.Kpis;
import io.touchstone.time.Bucket;
import io.touchstone.time.BucketProgress;
import io.touchstone.time.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** KPIs of a period, bucket by bucket. */
record Series(@JsonUnwrapped Echo echo, Interval interval, List<Point> points) {

    /**
     * One bucket.
     *
     * @param start of the whole bucket, even where the period cuts it
     * @param partial whether the period cuts it, or it has not ended
     */
    record Point(
            String start,
            Kpis kpis,
            boolean partial,
            @JsonUnwrapped @Nullable Compared<OtherPoint> compared) {

        private @Nullable OtherPoint other() {
            return compared == null ? null : compared.comparison();
        }

        private Point beside(@Nullable Point other) {
            OtherPoint comparison = other == null ? null : new OtherPoint(other.start, other.kpis);
            return new Point(start, kpis, partial, new Compared<>(comparison));
        }
    }

    /** The bucket of the other period that has the same place in it. */
    record OtherPoint(String start, Kpis kpis) {}

    /** Up to the last bucket that has begun or holds something. */
    static List<Point> points(Interval interval, KpiQuery question, KpiGroups answer, BucketProgress progress) {
        List<Bucket> buckets = question.buckets().all();
        List<Kpis> kpis = answer.kpis(question);
        boolean firstIsCut = !interval.beginsOn(question.period().from());
        boolean lastIsCut = !interval.beginsOn(question.period().to().plusDays(1));
        int shown = Math.max(progress.begun(), answer.lastBucket() + 1);
        List<Point> points = new ArrayList<>(shown);
        for (int i = 0; i < shown; i++) {
            boolean cut = (firstIsCut && i == 0) || (lastIsCut && i == buckets.size() - 1);
            points.add(new Point(buckets.get(i).label(), kpis.get(i), cut || i >= progress.ended(), null));
        }
        return points;
    }

    /** Each beside the one of another series in its place. */
    static List<Point> compare(List<Point> points, List<Point> others) {
        List<Point> compared = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            compared.add(points.get(i).beside(i < others.size() ? others.get(i) : null));
        }
        return compared;
    }

    /** @param totals those that the KPIs have */
    static List<Column<Point>> columns(List<String> totals, boolean compared) {
        List<Column<Point>> columns =
                new ArrayList<>(Columns.withKpis(List.of(Column.time("start", Point::start)), Point::kpis, totals));
        columns.add(Column.of("partial", Point::partial));
        if (compared) {
            columns.addAll(Column.of(
                    "comparison_",
                    Point::other,
                    Columns.withKpis(List.of(Column.time("start", OtherPoint::start)), OtherPoint::kpis, totals)));
        }
        return columns;
    }
}
