/**
 * What every request passes: request id, headers, same-site check, body limit; and the one place that writes errors.
 *
 * <p>Owns no table, depends on {@code platform.config}. Start reading at {@link nl.polder.server.platform.http.HttpServers}.
 */
@NullMarked
package nl.polder.server.platform.http;

import org.jspecify.annotations.NullMarked;
