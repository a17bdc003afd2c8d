/**
 * The platforms that can be connected: what a connection to each is set to, how its deliveries prove where they come from, and which
 * adapter reads them. A new platform is one class here, and an adapter in a room of its own. Nothing here knows HTTP or storage: who calls
 * hands over headers and bytes, settings and secrets.
 */
@NullMarked
package io.touchstone.source.platform;

import org.jspecify.annotations.NullMarked;
