package io.touchstone.control.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Touchstone is operated. */
@ConfigMapping(prefix = "touchstone")
interface SecurityConfig {

    /** The secret that lets the operator create and delete workspaces. Without one nobody can. */
    Optional<String> operatorToken();
}
