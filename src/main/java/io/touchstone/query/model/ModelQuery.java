package io.touchstone.query.model;

import io.touchstone.attribution.journey.Window;
import io.touchstone.attribution.model.AttributionModel;
import io.touchstone.query.kpi.Dimension;
import io.touchstone.query.kpi.KpiQuery;
import java.util.List;
import java.util.Set;

/**
 * What is asked of models.
 *
 * @param kpis the period as a whole, the rule that makes candidates, and the filter, by one dimension
 * @param models in the order asked
 * @param halfLife of the model that has one
 */
record ModelQuery(KpiQuery kpis, Dimension by, List<AttributionModel> models, Window halfLife) {

    /** What rows can be by. */
    static final List<Dimension> DIMENSIONS = List.of(
            Dimension.SOURCE_KIND,
            Dimension.CAMPAIGN,
            Dimension.FLOW,
            Dimension.NODE,
            Dimension.TEMPLATE,
            Dimension.CATEGORY);

    /** What rows are told apart by, as roll-ups do it. */
    static Set<Dimension> dimensions(Dimension by) {
        return Set.of(by);
    }
}
