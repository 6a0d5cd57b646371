/**
 * The pages that belong to the whole site and to no feature: accessibility, and where to report a leak.
 *
 * <p>Owns no tables. May use {@code i18n} and {@code platform}. Start reading at
 * {@link nl.polder.server.site.SiteRoutes}.
 */
@NullMarked
package nl.polder.server.site;

import org.jspecify.annotations.NullMarked;
