/**
 * Turns a view record into a page: templates, assets and what every page shares.
 *
 * <p>Owns no tables. May use {@code i18n}. Start reading at {@link nl.polder.server.platform.render.Pages}; templates,
 * styles, scripts and texts are in the module {@code web}.
 */
@NullMarked
package nl.polder.server.platform.render;

import org.jspecify.annotations.NullMarked;
