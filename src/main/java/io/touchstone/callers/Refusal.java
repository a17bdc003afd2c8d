package io.touchstone.callers;

import io.touchstone.http.JsonSettings;

/** Why a credential lets nobody in. Clients branch on the code, which answers and the security log share. */
public enum Refusal {

    /** It is no key at all, or not any more, or its secret is another: which, is nobody's to know. */
    UNKNOWN_KEY("Send a valid key as \"Authorization: Bearer <key>\", or as the user name of HTTP Basic."),

    /** It was right until its time was over. Told only to who knows its secret. */
    TOKEN_EXPIRED("The time of this key is over; take another one.");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    public String code() {
        return JsonSettings.code(this);
    }

    public String detail() {
        return detail;
    }
}
