package io.touchstone.workspace;

import io.touchstone.attribution.TouchRule;
import io.touchstone.attribution.Window;

/** What {@code /v1/settings} answers. */
record Settings(String timezone, String currency, RateBase rateBase, Attribution attribution) {

    record Attribution(TouchRule touch, Window campaignWindow, Window flowWindow) {}

    static Settings of(Workspace workspace) {
        return new Settings(
                workspace.zone().getId(),
                workspace.currency().getCurrencyCode(),
                workspace.rateBase(),
                new Attribution(
                        workspace.attribution().touch(),
                        workspace.attribution().campaignWindow(),
                        workspace.attribution().flowWindow()));
    }
}
