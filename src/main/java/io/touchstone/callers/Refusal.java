package io.touchstone.callers;

import io.touchstone.http.JsonSettings;
import io.touchstone.problem.ProblemException;
import io.touchstone.problem.ProblemType;

/** Why a credential lets nobody in. Clients branch on the code, which answers and the security log share. */
public enum Refusal {

    /** It is no key at all, or not any more, or its secret is another: which, is nobody's to know. */
    UNKNOWN_KEY(
            ProblemType.UNAUTHENTICATED,
            "Send a valid key as \"Authorization: Bearer <key>\", or as the user name of HTTP Basic."),

    /** What came over a connection is signed with another secret than the connection's, or not at all. */
    WRONG_SIGNATURE(
            ProblemType.UNAUTHENTICATED,
            "The signature, header or password of this delivery is missing, or not made with the secret of its connection."),

    /** It was right until its time was over. Told only to who knows its secret, or has it from its issuer. */
    TOKEN_EXPIRED(ProblemType.UNAUTHENTICATED, "The time of this key or token is over; take another one."),

    /**
     * Its issuer gave it, for a workspace that there is not, or that the issuer may not open: which, is nobody's to know. To sign
     * in again would not help.
     */
    UNKNOWN_WORKSPACE(ProblemType.FORBIDDEN, "This token names no workspace that its issuer may open.");

    private final ProblemType type;
    private final String detail;

    Refusal(ProblemType type, String detail) {
        this.type = type;
        this.detail = detail;
    }

    public String code() {
        return JsonSettings.code(this);
    }

    /** What to answer. */
    ProblemException problem() {
        return ProblemException.because(type, code(), detail);
    }

    /** Whether who sent it may have made it up: what is right but for this tells nothing to who tries. */
    boolean isGuess() {
        return this == UNKNOWN_KEY || this == WRONG_SIGNATURE;
    }
}
