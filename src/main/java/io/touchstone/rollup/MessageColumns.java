package io.touchstone.rollup;

/**
 * The columns of {@code rollup_message} that hold numbers, as statements need them: those of {@link Metric#OF_MESSAGES}, in
 * that order. They are constants, so that no statement is put together at run time; a test says which one is missing.
 */
public final class MessageColumns {

    /** To insert into. */
    static final String NAMES = "sent, delivered, failed, was_read, responded, clicked, interacted,"
            + " responses, clicks, machine_clicks, text_replies, opt_outs, cost";

    /** Of what is inserted. */
    static final String PLACEHOLDERS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

    /** Added to a row that is there. */
    static final String ADDITIONS = "sent = sent + VALUES(sent), delivered = delivered + VALUES(delivered),"
            + " failed = failed + VALUES(failed), was_read = was_read + VALUES(was_read),"
            + " responded = responded + VALUES(responded), clicked = clicked + VALUES(clicked),"
            + " interacted = interacted + VALUES(interacted), responses = responses + VALUES(responses),"
            + " clicks = clicks + VALUES(clicks), machine_clicks = machine_clicks + VALUES(machine_clicks),"
            + " text_replies = text_replies + VALUES(text_replies), opt_outs = opt_outs + VALUES(opt_outs),"
            + " cost = cost + VALUES(cost)";

    /** Over some rows. */
    static final String SUMS = "SUM(sent), SUM(delivered), SUM(failed), SUM(was_read), SUM(responded), SUM(clicked),"
            + " SUM(interacted), SUM(responses), SUM(clicks), SUM(machine_clicks), SUM(text_replies), SUM(opt_outs),"
            + " SUM(cost)";

    /** In their place, where a statement unites messages with what has none. */
    public static final String ZEROS = "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0";

    private MessageColumns() {}
}
