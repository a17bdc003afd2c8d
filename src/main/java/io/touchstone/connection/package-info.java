/**
 * What a connection may hold, and for how long, before and beside any request: a process has room for so many, a head has
 * to be whole in time and of a certain size, and what is half sent or left untaken has an end in bytes.
 *
 * <p>Netty hands each connection over before the server's own handlers see it (see {@link
 * io.touchstone.connection.Doors}), because the server tells of requests only once their heads are whole.
 */
@NullMarked
package io.touchstone.connection;

import org.jspecify.annotations.NullMarked;
