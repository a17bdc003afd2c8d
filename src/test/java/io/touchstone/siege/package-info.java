/**
 * What {@code make siege} runs: attacks by one tenant, or by nobody, on the packaged service with the JVM options of the image,
 * while another tenant goes on with its work and somebody asks whether the process lives. Whatever is sent, both get their
 * answers, and the attackers get short ones. What the walls are is told in {@code docs/walls.md}.
 *
 * <p>Bodies are written as they are sent: the harness needs little memory itself.
 */
@NullMarked
package io.touchstone.siege;

import org.jspecify.annotations.NullMarked;
